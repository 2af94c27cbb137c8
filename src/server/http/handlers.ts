import { acceptInvitation } from '../../domains/access/acceptInvitation.ts'
import { changePassword } from '../../domains/access/changePassword.ts'
import { changeRole } from '../../domains/access/changeRole.ts'
import { changes } from '../../domains/access/changes.ts'
import { createApiKey } from '../../domains/access/createApiKey.ts'
import { invite } from '../../domains/access/invite.ts'
import { listApiKeys } from '../../domains/access/listApiKeys.ts'
import { listInvitations } from '../../domains/access/listInvitations.ts'
import { listMembers } from '../../domains/access/listMembers.ts'
import { makeOwner } from '../../domains/access/makeOwner.ts'
import { me } from '../../domains/access/me.ts'
import { removeMember } from '../../domains/access/removeMember.ts'
import { renameWorkspace } from '../../domains/access/renameWorkspace.ts'
import { requestReset } from '../../domains/access/requestReset.ts'
import { resetPassword } from '../../domains/access/resetPassword.ts'
import { revokeApiKey } from '../../domains/access/revokeApiKey.ts'
import { signIn } from '../../domains/access/signIn.ts'
import { signOut } from '../../domains/access/signOut.ts'
import { signUp } from '../../domains/access/signUp.ts'
import { welcome } from '../../domains/access/welcome.ts'
import { withdrawInvitation } from '../../domains/access/withdrawInvitation.ts'
import { listAudit } from '../../domains/admin/listAudit.ts'
import { listOutbox } from '../../domains/admin/listOutbox.ts'
import { analyze } from '../../domains/analytics/analyze.ts'
import { describeColumn } from '../../domains/analytics/describeColumn.ts'
import { explainFigure } from '../../domains/analytics/explainFigure.ts'
import { listAlerts } from '../../domains/analytics/listAlerts.ts'
import { listRows } from '../../domains/analytics/listRows.ts'
import { originalRows } from '../../domains/analytics/originalRows.ts'
import { previewDataset } from '../../domains/analytics/previewDataset.ts'
import { previewRecipe } from '../../domains/analytics/previewRecipe.ts'
import { previewUpload } from '../../domains/analytics/previewUpload.ts'
import { runPlan } from '../../domains/analytics/runPlan.ts'
import { runPlans } from '../../domains/analytics/runPlans.ts'
import { suggestKeys } from '../../domains/analytics/suggestKeys.ts'
import { uploadRows } from '../../domains/analytics/uploadRows.ts'
import { compareVersionRows } from '../../domains/changes/compareVersionRows.ts'
import { compareVersions } from '../../domains/changes/compareVersions.ts'
import { proposalDiff } from '../../domains/changes/proposalDiff.ts'
import { proposalRows } from '../../domains/changes/proposalRows.ts'
import { askChart } from '../../domains/charts/askChart.ts'
import { askInWords } from '../../domains/charts/askInWords.ts'
import { chartHistory } from '../../domains/charts/chartHistory.ts'
import { createChart } from '../../domains/charts/createChart.ts'
import { deleteChart } from '../../domains/charts/deleteChart.ts'
import { drawChart } from '../../domains/charts/drawChart.ts'
import { drawSavedChart } from '../../domains/charts/drawSavedChart.ts'
import { editChart } from '../../domains/charts/editChart.ts'
import { exportAnalysis } from '../../domains/charts/exportAnalysis.ts'
import { exportChart } from '../../domains/charts/exportChart.ts'
import { exportSavedChart } from '../../domains/charts/exportSavedChart.ts'
import { fittingCharts } from '../../domains/charts/fittingCharts.ts'
import { getChart } from '../../domains/charts/getChart.ts'
import { listCharts } from '../../domains/charts/listCharts.ts'
import { renderChart } from '../../domains/charts/renderChart.ts'
import { restoreChart } from '../../domains/charts/restoreChart.ts'
import { restoreChartRevision } from '../../domains/charts/restoreChartRevision.ts'
import { summariseChart } from '../../domains/charts/summariseChart.ts'
import { addImage } from '../../domains/dashboards/addImage.ts'
import { automaticDashboard } from '../../domains/dashboards/automaticDashboard.ts'
import { brushDashboard } from '../../domains/dashboards/brushDashboard.ts'
import { changeDashboard } from '../../domains/dashboards/changeDashboard.ts'
import { compareRows } from '../../domains/dashboards/compareRows.ts'
import { copyDashboard } from '../../domains/dashboards/copyDashboard.ts'
import { createDashboard } from '../../domains/dashboards/createDashboard.ts'
import { createTemplate } from '../../domains/dashboards/createTemplate.ts'
import { dashboardAt } from '../../domains/dashboards/dashboardAt.ts'
import { dashboardChanges } from '../../domains/dashboards/dashboardChanges.ts'
import { dashboardFilterValues } from '../../domains/dashboards/dashboardFilterValues.ts'
import { dashboardFolders } from '../../domains/dashboards/dashboardFolders.ts'
import { dashboardHistory } from '../../domains/dashboards/dashboardHistory.ts'
import { dashboardImage } from '../../domains/dashboards/dashboardImage.ts'
import { datasetOverview } from '../../domains/dashboards/datasetOverview.ts'
import { deleteDashboard } from '../../domains/dashboards/deleteDashboard.ts'
import { deleteTemplate } from '../../domains/dashboards/deleteTemplate.ts'
import { discardDraft } from '../../domains/dashboards/discardDraft.ts'
import { drawDashboard } from '../../domains/dashboards/drawDashboard.ts'
import { favouriteDashboard } from '../../domains/dashboards/favouriteDashboard.ts'
import { getDashboard } from '../../domains/dashboards/getDashboard.ts'
import { judgeInsight } from '../../domains/dashboards/judgeInsight.ts'
import { judgeTile } from '../../domains/dashboards/judgeTile.ts'
import { listDashboards } from '../../domains/dashboards/listDashboards.ts'
import { listInsights } from '../../domains/dashboards/listInsights.ts'
import { listTemplates } from '../../domains/dashboards/listTemplates.ts'
import { moveDashboard } from '../../domains/dashboards/moveDashboard.ts'
import { previewTemplate } from '../../domains/dashboards/previewTemplate.ts'
import { publishDashboard } from '../../domains/dashboards/publishDashboard.ts'
import { purgeDashboard } from '../../domains/dashboards/purgeDashboard.ts'
import { restoreDashboard } from '../../domains/dashboards/restoreDashboard.ts'
import { restoreDashboardRevision } from '../../domains/dashboards/restoreDashboardRevision.ts'
import { setOwnValues } from '../../domains/dashboards/setOwnValues.ts'
import { uploadDashboard } from '../../domains/dashboards/uploadDashboard.ts'
import { cancelProposal } from '../../domains/datasets/cancelProposal.ts'
import { cancelUpload } from '../../domains/datasets/cancelUpload.ts'
import { createFolder } from '../../domains/datasets/createFolder.ts'
import { createRowRule } from '../../domains/datasets/createRowRule.ts'
import { deleteDataset } from '../../domains/datasets/deleteDataset.ts'
import { deleteFolder } from '../../domains/datasets/deleteFolder.ts'
import { deleteRowRule } from '../../domains/datasets/deleteRowRule.ts'
import { discardProposal } from '../../domains/datasets/discardProposal.ts'
import { downloadOriginal } from '../../domains/datasets/downloadOriginal.ts'
import { editDataset } from '../../domains/datasets/editDataset.ts'
import { editFolder } from '../../domains/datasets/editFolder.ts'
import { editProposal } from '../../domains/datasets/editProposal.ts'
import { editRowRule } from '../../domains/datasets/editRowRule.ts'
import { getDataset } from '../../domains/datasets/getDataset.ts'
import { getProposal } from '../../domains/datasets/getProposal.ts'
import { getRecipe } from '../../domains/datasets/getRecipe.ts'
import { getUpload } from '../../domains/datasets/getUpload.ts'
import { listDatasets } from '../../domains/datasets/listDatasets.ts'
import { listFolders } from '../../domains/datasets/listFolders.ts'
import { listProposals } from '../../domains/datasets/listProposals.ts'
import { listRejects } from '../../domains/datasets/listRejects.ts'
import { listRowRules } from '../../domains/datasets/listRowRules.ts'
import { listSamples } from '../../domains/datasets/listSamples.ts'
import { listSkipped } from '../../domains/datasets/listSkipped.ts'
import { listTags } from '../../domains/datasets/listTags.ts'
import { listUploads } from '../../domains/datasets/listUploads.ts'
import { listVersions } from '../../domains/datasets/listVersions.ts'
import { mergeProposal } from '../../domains/datasets/mergeProposal.ts'
import { purgeDataset } from '../../domains/datasets/purgeDataset.ts'
import { readSheets } from '../../domains/datasets/readSheets.ts'
import { refresh } from '../../domains/datasets/refresh.ts'
import { reread } from '../../domains/datasets/reread.ts'
import { restoreDataset } from '../../domains/datasets/restoreDataset.ts'
import { restoreVersion } from '../../domains/datasets/restoreVersion.ts'
import { retryUpload } from '../../domains/datasets/retryUpload.ts'
import { setFavourite } from '../../domains/datasets/setFavourite.ts'
import { setRecipe } from '../../domains/datasets/setRecipe.ts'
import { tryRowRule } from '../../domains/datasets/tryRowRule.ts'
import { upload } from '../../domains/datasets/upload.ts'
import { uploadSample } from '../../domains/datasets/uploadSample.ts'
import { watchUpload } from '../../domains/datasets/watchUpload.ts'
import { listNotifications } from '../../domains/notifications/listNotifications.ts'
import { readNotifications } from '../../domains/notifications/readNotifications.ts'
import { brushLink } from '../../domains/sharing/brushLink.ts'
import { createComment } from '../../domains/sharing/createComment.ts'
import { createLink } from '../../domains/sharing/createLink.ts'
import { deleteComment } from '../../domains/sharing/deleteComment.ts'
import { drawLink } from '../../domains/sharing/drawLink.ts'
import { editComment } from '../../domains/sharing/editComment.ts'
import { editLink } from '../../domains/sharing/editLink.ts'
import { linkData } from '../../domains/sharing/linkData.ts'
import { linkFilterValues } from '../../domains/sharing/linkFilterValues.ts'
import { linkImage } from '../../domains/sharing/linkImage.ts'
import { linkRows } from '../../domains/sharing/linkRows.ts'
import { listComments } from '../../domains/sharing/listComments.ts'
import { listGrants } from '../../domains/sharing/listGrants.ts'
import { listLinks } from '../../domains/sharing/listLinks.ts'
import { openLink } from '../../domains/sharing/openLink.ts'
import { revokeLink } from '../../domains/sharing/revokeLink.ts'
import { setGrant } from '../../domains/sharing/setGrant.ts'
import { unlockLink } from '../../domains/sharing/unlockLink.ts'
import type { Handlers } from './verb.ts'

/** Which verb answers which route. */
export const handlers: Handlers = {
  access: {
    welcome,
    makeOwner,
    signIn,
    signOut,
    signUp,
    requestReset,
    resetPassword,
    changePassword,
    me,
    renameWorkspace,
    listMembers,
    changeRole,
    removeMember,
    listInvitations,
    invite,
    acceptInvitation,
    withdrawInvitation,
    changes,
  },
  apiKeys: { listApiKeys, createApiKey, revokeApiKey },
  admin: { listAudit, listOutbox },
  uploads: { upload, listUploads, getUpload, watchUpload, cancelUpload, retryUpload, listSamples, uploadSample },
  datasets: {
    listDatasets,
    getDataset,
    editDataset,
    deleteDataset,
    restoreDataset,
    downloadOriginal,
    readSheets,
    listRejects,
    listSkipped,
  },
  organise: {
    listFolders,
    createFolder,
    editFolder,
    deleteFolder,
    listTags,
    setFavourite,
    purgeDataset,
    listNotifications,
    readNotifications,
  },
  rowRules: { listRowRules, createRowRule, editRowRule, deleteRowRule, tryRowRule },
  rows: { previewDataset, listRows, originalRows, previewUpload, uploadDashboard, uploadRows },
  analytics: { runPlan, runPlans, explainFigure, analyze, exportAnalysis, describeColumn, listAlerts },
  ask: { askInWords, summariseChart },
  charts: { drawChart, askChart, renderChart },
  chartPictures: { exportChart, drawSavedChart, exportSavedChart },
  savedCharts: {
    listCharts,
    createChart,
    getChart,
    editChart,
    deleteChart,
    restoreChart,
    chartHistory,
    restoreChartRevision,
    fittingCharts,
  },
  dashboards: {
    listDashboards,
    dashboardFolders,
    createDashboard,
    getDashboard,
    changeDashboard,
    dashboardChanges,
    publishDashboard,
    discardDraft,
    dashboardHistory,
    dashboardAt,
    restoreDashboardRevision,
    copyDashboard,
    moveDashboard,
    favouriteDashboard,
    setOwnValues,
    deleteDashboard,
    restoreDashboard,
    purgeDashboard,
  },
  dashboardViews: { drawDashboard, brushDashboard, dashboardFilterValues },
  dashboardImages: { addImage, dashboardImage },
  templates: { listTemplates, previewTemplate, createTemplate, deleteTemplate },
  automatic: { automaticDashboard, judgeTile, compareRows, datasetOverview },
  insights: { listInsights, judgeInsight },
  recipes: { previewRecipe, suggestKeys },
  versions: {
    refresh,
    reread,
    setRecipe,
    getRecipe,
    listProposals,
    getProposal,
    editProposal,
    mergeProposal,
    discardProposal,
    cancelProposal,
    listVersions,
    restoreVersion,
  },
  changes: { proposalDiff, proposalRows, compareVersions, compareVersionRows },
  sharing: { listGrants, setGrant, listLinks, createLink, editLink, revokeLink },
  comments: { listComments, createComment, editComment, deleteComment },
  linked: { unlockLink, openLink, drawLink, brushLink, linkFilterValues, linkImage, linkRows, linkData },
}
