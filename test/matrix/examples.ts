import type { api } from '../../src/contract/api.ts'
import type { Person } from '../factories/person.ts'
import type { Place } from './place.ts'

export interface Example {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  /** The content of a file to upload. */
  file?: string
}

/** A request that succeeds for whoever may make it, with fresh things of the workspace where it is about things. */
type Build = (place: Place, actor: Person) => Example | Promise<Example>
type Examples = { [Noun in keyof typeof api]: { [Name in keyof (typeof api)[Noun]]: Build } }

let made = 0
const unique = () => {
  made += 1
  return `new${made}`
}
const password = 'a long enough secret'
const newcomer = () => {
  const name = unique()
  return { name, username: name, email: `${name}@example.org`, password }
}
const plan = ({ datasetId, tableId }: { datasetId: string; tableId: string }) => ({
  source: { datasetId, tableId },
  measures: [{ as: 'rows', aggregate: 'count' }],
})
const ofDataset: Build = async place => ({ params: { datasetId: (await place.dataset()).datasetId } })
const ofUpload: Build = async place => ({ params: { uploadId: (await place.dataset()).uploadId } })
const ofTable: Build = async place => {
  const { datasetId, tableId } = await place.dataset()
  return { params: { datasetId, tableId } }
}
const question = ({ datasetId, tableId }: { datasetId: string; tableId: string }) => ({
  source: { datasetId, tableId },
  type: 'bar',
  x: [{ role: 'group', column: 'c1' }],
  y: [{ role: 'value', aggregate: 'count' }],
})
const ofChart: Build = async place => ({ params: { chartId: await place.chart() } })
const ofProposal: Build = async place => ({ params: { proposalId: (await place.proposal()).proposalId } })
const ofDrawn: Build = async (place, actor) => ({ params: { dashboardId: await place.drawnDashboard(actor) } })
const ofShared: Build = async (place, actor) => ({ params: { dashboardId: await place.sharedDashboard(actor) } })
/** What a link shows is the matter of its own tests: here nobody has one. */
const noLink = { params: { token: 'none' } }
const renaming = () => ({
  base: 1,
  batchId: `batch-${unique()}`,
  operations: [{ op: 'details', fields: { name: unique() } }],
})
const nothing: Build = () => ({})
const oneCity = { subject: { kind: 'role', role: 'viewer' }, rows: { op: 'eq', column: 'c1', value: 'Bern' } }

export const examples: Examples = {
  access: {
    welcome: nothing,
    makeOwner: () => ({ body: { token: 'none', ...newcomer() } }),
    signIn: (_, { email }) => ({ body: { login: email, password: 'correct horse battery' } }),
    signOut: nothing,
    signUp: () => ({ body: newcomer() }),
    requestReset: () => ({ body: { email: `${unique()}@example.org` } }),
    resetPassword: () => ({ body: { token: unique(), password } }),
    changePassword: () => ({ body: { current: 'correct horse battery', password: 'correct horse battery' } }),
    me: nothing,
    renameWorkspace: () => ({ body: { name: unique() } }),
    listMembers: nothing,
    changeRole: async place => ({ params: { userId: (await place.member()).userId }, body: { role: 'editor' } }),
    removeMember: async place => ({ params: { userId: (await place.member()).userId } }),
    listInvitations: nothing,
    invite: () => ({ body: { email: `${unique()}@example.org`, role: 'viewer' } }),
    acceptInvitation: () => ({ body: { token: unique() } }),
    withdrawInvitation: async place => ({ params: { invitationId: await place.invitation() } }),
    changes: nothing,
  },
  apiKeys: {
    listApiKeys: nothing,
    createApiKey: () => ({ body: { name: unique() } }),
    revokeApiKey: async (place, actor) => {
      const { stranger, owner } = place.people
      return { params: { keyId: (await place.apiKey(actor === stranger ? owner : actor)).keyId } }
    },
  },
  admin: { listAudit: nothing, listOutbox: nothing },
  uploads: {
    upload: () => ({ file: 'City\nOsaka\n' }),
    listUploads: nothing,
    getUpload: ofUpload,
    watchUpload: ofUpload,
    cancelUpload: ofUpload,
    retryUpload: async (place, actor) => ({ ...(await ofUpload(place, actor)), body: {} }),
    listSamples: nothing,
    uploadSample: () => ({ params: { name: 'none' } }),
  },
  datasets: {
    listDatasets: nothing,
    getDataset: ofDataset,
    editDataset: async (place, actor) => ({ ...(await ofDataset(place, actor)), body: { name: 'Renamed' } }),
    deleteDataset: ofDataset,
    restoreDataset: async place => ({ params: { datasetId: await place.deletedDataset() } }),
    downloadOriginal: ofDataset,
    readSheets: async (place, actor) => ({ ...(await ofDataset(place, actor)), body: { sheets: ['none'] } }),
    listRejects: ofTable,
    listSkipped: ofTable,
  },
  organise: {
    listFolders: nothing,
    createFolder: () => ({ body: { name: unique() } }),
    editFolder: async place => ({ params: { folderId: await place.folder() }, body: { name: unique() } }),
    deleteFolder: async place => ({ params: { folderId: await place.folder() } }),
    listTags: nothing,
    setFavourite: async (place, actor) => ({ ...(await ofDataset(place, actor)), body: { isFavourite: true } }),
    purgeDataset: async place => ({ params: { datasetId: await place.deletedDataset() } }),
    listNotifications: nothing,
    readNotifications: () => ({ body: {} }),
  },
  rowRules: {
    listRowRules: ofDataset,
    createRowRule: async place => {
      const { datasetId, tableId } = await place.dataset()
      return { params: { datasetId }, body: { tableId, ...oneCity } }
    },
    editRowRule: async place => ({ params: await place.rowRule(), body: { rows: oneCity.rows } }),
    deleteRowRule: async place => ({ params: await place.rowRule() }),
    tryRowRule: async place => {
      const { datasetId, tableId } = await place.dataset()
      return { params: { datasetId }, body: { tableId, rows: oneCity.rows } }
    },
  },
  rows: {
    previewDataset: ofDataset,
    listRows: ofTable,
    originalRows: ofTable,
    previewUpload: ofUpload,
    uploadDashboard: ofUpload,
    uploadRows: ofUpload,
  },
  analytics: {
    analyze: async place => {
      const { datasetId } = await place.dataset()
      return { params: { datasetId }, body: { type: 'pareto', group: 'c1' } }
    },
    exportAnalysis: async place => {
      const { datasetId } = await place.dataset()
      return { params: { datasetId }, body: { request: { type: 'pareto', group: 'c1' }, format: 'csv' } }
    },
    describeColumn: async place => {
      const { datasetId, tableId } = await place.dataset()
      return { params: { datasetId, tableId, columnId: 'c1' } }
    },
    listAlerts: ofTable,
    runPlan: async place => ({ body: { plan: plan(await place.dataset()) } }),
    runPlans: async place => ({ body: { plans: [plan(await place.dataset())] } }),
    explainFigure: async place => ({ body: { figure: { plan: plan(await place.dataset()), measure: 'rows' } } }),
  },
  ask: {
    askInWords: async place => ({
      params: { datasetId: (await place.dataset()).datasetId },
      body: { text: 'number of rows' },
    }),
    summariseChart: async place => ({ body: { question: question(await place.dataset()) } }),
  },
  charts: {
    drawChart: async place => ({
      body: {
        spec: {
          type: 'metric',
          plan: plan(await place.dataset()),
          encoding: { y: ['rows'] },
          title: { code: 'chart.count', params: {} },
        },
      },
    }),
    askChart: async place => ({ body: { question: question(await place.dataset()) } }),
    renderChart: async place => ({ body: { datasetId: (await place.dataset()).datasetId, type: 'metric' } }),
  },
  chartPictures: {
    exportChart: async place => ({ body: { question: question(await place.dataset()), format: 'svg' } }),
    drawSavedChart: ofChart,
    exportSavedChart: async place => ({ params: { chartId: await place.chart() }, query: { format: 'csv' } }),
  },
  savedCharts: {
    listCharts: nothing,
    createChart: async place => ({ body: { name: unique(), question: question(await place.dataset()) } }),
    getChart: ofChart,
    editChart: async place => ({ params: { chartId: await place.chart() }, body: { revision: 1, name: unique() } }),
    deleteChart: ofChart,
    restoreChart: async place => ({ params: { chartId: await place.deletedChart() } }),
    chartHistory: ofChart,
    restoreChartRevision: async place => ({ params: { chartId: await place.editedChart(), revision: '1' } }),
    fittingCharts: ofDataset,
  },
  dashboards: {
    listDashboards: nothing,
    dashboardFolders: nothing,
    createDashboard: () => ({ body: { name: unique() } }),
    getDashboard: ofShared,
    changeDashboard: async (place, actor) => ({ ...(await ofShared(place, actor)), body: renaming() }),
    dashboardChanges: async (place, actor) => ({ ...(await ofShared(place, actor)), query: { since: '0' } }),
    publishDashboard: async (place, actor) => ({ ...(await ofShared(place, actor)), body: { revision: 1 } }),
    discardDraft: async (place, actor) => ({ params: { dashboardId: await place.changedDashboard(actor) } }),
    dashboardHistory: ofShared,
    dashboardAt: async (place, actor) => ({
      params: { dashboardId: await place.sharedDashboard(actor), revision: '1' },
    }),
    restoreDashboardRevision: async (place, actor) => ({
      params: { dashboardId: await place.changedDashboard(actor), revision: '1' },
    }),
    copyDashboard: async (place, actor) => ({ ...(await ofShared(place, actor)), body: {} }),
    moveDashboard: async (place, actor) => ({
      ...(await ofShared(place, actor)),
      body: { visibility: 'restricted' },
    }),
    favouriteDashboard: async (place, actor) => ({ ...(await ofShared(place, actor)), body: { isFavourite: true } }),
    setOwnValues: async (place, actor) => ({ ...(await ofShared(place, actor)), body: { values: {} } }),
    deleteDashboard: ofShared,
    restoreDashboard: async (place, actor) => ({ params: { dashboardId: await place.deletedDashboard(actor) } }),
    purgeDashboard: async (place, actor) => ({ params: { dashboardId: await place.deletedDashboard(actor) } }),
  },
  dashboardViews: {
    drawDashboard: async (place, actor) => ({ ...(await ofDrawn(place, actor)), body: {} }),
    brushDashboard: async (place, actor) => ({
      ...(await ofDrawn(place, actor)),
      body: { selections: [{ tileId: 'cities', filter: { op: 'eq', column: 'c1', value: 'Bern' } }] },
    }),
    dashboardFilterValues: async (place, actor) => ({
      params: { dashboardId: await place.drawnDashboard(actor), filterId: 'city' },
    }),
  },
  templates: {
    listTemplates: async place => ({ query: await place.dataset().then(({ datasetId }) => ({ datasetId })) }),
    previewTemplate: async place => {
      const { datasetId, tableId } = await place.dataset()
      return { params: { templateId: 'survey' }, body: { datasetId, tableId } }
    },
    createTemplate: async (place, actor) => ({
      body: { dashboardId: await place.sharedDashboard(actor), name: unique() },
    }),
    deleteTemplate: () => ({ params: { templateId: 'none' } }),
  },
  dashboardImages: {
    addImage: async (place, actor) => ({ ...(await ofShared(place, actor)), file: 'GIF89a a picture of nothing' }),
    dashboardImage: async (place, actor) => ({ params: await place.image(actor) }),
  },
  recipes: {
    previewRecipe: async (place, actor) => ({ ...(await ofTable(place, actor)), body: { recipe: { steps: [] } } }),
    suggestKeys: async place => {
      const { datasetId, tableId } = await place.dataset()
      return { params: { datasetId, tableId }, query: { with: datasetId } }
    },
  },
  versions: {
    refresh: async (place, actor) => ({ ...(await ofDataset(place, actor)), file: 'City\nOsaka\n' }),
    reread: async (place, actor) => ({ ...(await ofDataset(place, actor)), body: { change: { tables: [] } } }),
    setRecipe: async (place, actor) => ({ ...(await ofTable(place, actor)), body: { recipe: { steps: [] } } }),
    getRecipe: ofTable,
    listProposals: ofDataset,
    getProposal: ofProposal,
    editProposal: async (place, actor) => ({ ...(await ofProposal(place, actor)), body: {} }),
    mergeProposal: ofProposal,
    discardProposal: ofProposal,
    cancelProposal: async place => ({ params: { proposalId: await place.unpreparedProposal() } }),
    listVersions: ofDataset,
    restoreVersion: async place => {
      const { datasetId, older } = await place.versions()
      return { params: { datasetId, versionId: older } }
    },
  },
  changes: {
    proposalDiff: ofProposal,
    proposalRows: async place => {
      const { proposalId, tableId } = await place.proposal()
      return { params: { proposalId }, query: { tableId, kind: 'new' } }
    },
    compareVersions: async place => {
      const { datasetId, older, newer } = await place.versions()
      return { params: { datasetId }, query: { from: older, to: newer } }
    },
    compareVersionRows: async place => {
      const { datasetId, tableId, older, newer } = await place.versions()
      return { params: { datasetId }, query: { from: older, to: newer, tableId, kind: 'new' } }
    },
  },
  sharing: {
    listGrants: ofShared,
    setGrant: async (place, actor) => {
      const dashboardId = await place.sharedDashboard(actor)
      return { params: { dashboardId, userId: (await place.member()).userId }, body: { level: 'comment' } }
    },
    listLinks: ofShared,
    createLink: async (place, actor) => ({ ...(await ofShared(place, actor)), body: { kind: 'public' } }),
    editLink: async (place, actor) => ({ params: { linkId: await place.link(actor) }, body: { name: unique() } }),
    revokeLink: async (place, actor) => ({ params: { linkId: await place.link(actor) } }),
  },
  comments: {
    listComments: ofShared,
    createComment: async (place, actor) => ({ ...(await ofShared(place, actor)), body: { text: 'Look here' } }),
    editComment: async (place, actor) => ({
      params: { commentId: await place.comment(actor) },
      body: { text: 'Look there', isResolved: true },
    }),
    deleteComment: async (place, actor) => ({ params: { commentId: await place.comment(actor) } }),
  },
  linked: {
    unlockLink: () => ({ ...noLink, body: { password } }),
    openLink: () => noLink,
    drawLink: () => ({ ...noLink, body: {} }),
    brushLink: () => ({
      ...noLink,
      body: { selections: [{ tileId: 'none', filter: { op: 'eq', column: 'c1', value: 'JP' } }] },
    }),
    linkFilterValues: () => ({ params: { token: 'none', filterId: 'none' } }),
    linkImage: () => ({ params: { token: 'none', imageId: 'none' } }),
    linkRows: () => ({ ...noLink, body: { tileId: 'none' } }),
    linkData: () => ({ ...noLink, body: { tileId: 'none' } }),
  },
  insights: {
    listInsights: ofTable,
    judgeInsight: async place => {
      const { datasetId, tableId } = await place.dataset()
      return { params: { datasetId, tableId, insightId: 'insight:none' }, body: { verdict: null } }
    },
  },
  automatic: {
    automaticDashboard: ofDataset,
    judgeTile: async place => {
      const { datasetId, tableId } = await place.dataset()
      return { params: { datasetId, tileId: 'figure-rows' }, body: { tableId, verdict: 'more' } }
    },
    compareRows: async place => {
      const { datasetId, tableId } = await place.dataset()
      const filter = JSON.stringify({ op: 'notNull', column: 'c1' })
      return { params: { datasetId }, query: { tableId, filter } }
    },
    datasetOverview: ofDataset,
  },
}
