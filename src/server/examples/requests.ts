import type { Example, Examples } from './example.ts'

const newcomer = { name: 'Nour Guest', username: 'nour', email: 'guest@example.org', password: '{{password}}' }
const source = { datasetId: '{{datasetId}}', tableId: '{{tableId}}' }
const ofDataset: Example = { params: { datasetId: '{{datasetId}}' } }
const ofTable: Example = { params: source }
const ofUpload: Example = { params: { uploadId: '{{uploadId}}' } }
const ofChart: Example = { params: { chartId: '{{chartId}}' } }
const plan = {
  source,
  dimensions: [{ as: 'genre', column: 'c5' }],
  measures: [{ as: 'sales', aggregate: 'sum', column: 'c11' }],
  sort: [{ by: 'sales', direction: 'desc' }],
  limit: 3,
}
const question = {
  source,
  type: 'bar',
  x: [{ role: 'group', column: 'c5', leading: { n: 2, other: true } }],
  y: [{ role: 'value', column: 'c11', aggregate: 'sum' }],
}
const spec = {
  type: 'bar',
  plan,
  encoding: { x: 'genre', y: ['sales'] },
  title: { code: 'chart.titled', params: { title: 'Sales by genre' } },
}
const ofProposal: Example = { params: { proposalId: '{{proposalId}}' } }
const ofDashboard: Example = { params: { dashboardId: '{{dashboardId}}' } }
const ofLink: Example = { params: { linkId: '{{linkId}}' } }
const ofComment: Example = { params: { commentId: '{{commentId}}' } }
/** Addresses are told whole, and only once: what holds a token is shown as it is refused. */
const noLink: Example = {
  params: { token: 'none' },
  refused: { with: 'not_found', because: 'nobody made this link' },
}
const noProposal: Example = {
  params: { proposalId: 'none' },
  refused: { with: 'not_found', because: 'there is no such change' },
}
const note = {
  op: 'putTile',
  item: {
    id: 'note',
    tabId: 'tab1',
    title: 'Read this first',
    description: '',
    position: { x: 0, y: 100, width: 6, height: 4 },
    order: 100,
    phone: null,
    config: { kind: 'text', markdown: 'Sales are in **millions**.' },
  },
}
const ofGenre = {
  op: 'putFilter',
  item: {
    id: 'genre',
    label: 'Genre',
    order: 1,
    kind: 'category',
    column: { datasetId: '{{datasetId}}', tableId: '{{tableId}}', columnId: 'c5' },
    tabId: null,
    targets: {},
    value: null,
  },
}
const ACTION = { op: 'eq', column: 'c5', value: 'Action' }
const ofRule = { datasetId: '{{datasetId}}', ruleId: '{{ruleId}}' }
const rename = { kind: 'rename', column: 'c5', name: 'Kind of game' }
const since2010 = JSON.stringify({ op: 'ge', column: 'c4', value: 2010 })

/** A request for every route, about `samples/video-game-sales.csv`; its column c4 is the year, c5 the genre, c11 the sales. */
export const requests: Examples = {
  uploads: {
    upload: { file: 'samples/video-game-sales.csv', keeps: { uploadId: 'uploadId' } },
    watchUpload: ofUpload,
    getUpload: { ...ofUpload, keeps: { datasetId: 'datasetId' } },
    listUploads: { query: { limit: '2', status: 'completed' } },
    cancelUpload: { ...ofUpload, refused: { with: 'conflict', because: 'it is finished' } },
    retryUpload: { ...ofUpload, body: {}, refused: { with: 'conflict', because: 'it did not fail' } },
    listSamples: {},
    uploadSample: { params: { name: 'music-tastes.csv' } },
  },
  datasets: {
    getDataset: { ...ofDataset, keeps: { tableId: 'tablesOfVersion.0.id', versionId: 'version.id' } },
    listDatasets: { query: { limit: '2', sort: 'rows' } },
    editDataset: { ...ofDataset, body: { description: 'Made-up games', tags: ['games'] } },
    downloadOriginal: ofDataset,
    listRejects: ofTable,
    listSkipped: ofTable,
    readSheets: {
      ...ofDataset,
      body: { sheets: ['Notes'] },
      refused: { with: 'invalid_request', because: 'a text file has no sheets' },
    },
    deleteDataset: ofDataset,
    restoreDataset: ofDataset,
  },
  rows: {
    previewDataset: { ...ofDataset, query: { rows: '2' } },
    listRows: { ...ofTable, query: { limit: '2', columns: 'c2,c4,c11', filter: since2010 } },
    originalRows: { ...ofTable, query: { from: '1', rows: '3' } },
    previewUpload: { ...ofUpload, query: { rows: '2' } },
    uploadRows: { ...ofUpload, query: { limit: '2' } },
    uploadDashboard: ofUpload,
  },
  analytics: {
    runPlan: { body: { plan } },
    runPlans: { body: { plans: [plan, { source, measures: [{ as: 'games', aggregate: 'count' }] }] } },
    explainFigure: { body: { figure: { plan, group: { genre: 'Action' }, measure: 'sales' } } },
    analyze: { params: { datasetId: source.datasetId }, body: { type: 'pareto', group: 'c5', value: 'c11' } },
    exportAnalysis: {
      params: { datasetId: source.datasetId },
      body: { request: { type: 'pareto', group: 'c5', value: 'c11' }, format: 'csv' },
    },
    describeColumn: { params: { ...source, columnId: 'c5' } },
    listAlerts: ofTable,
  },
  ask: {
    askInWords: { params: { datasetId: source.datasetId }, body: { text: 'sales by genre since 2010' } },
    summariseChart: { body: { question } },
  },
  charts: {
    renderChart: { body: { datasetId: '{{datasetId}}', type: 'bar', x: 'Genre', y: 'Global_Sales', top: 2 } },
    askChart: { body: { question } },
    drawChart: { body: { spec } },
  },
  savedCharts: {
    createChart: { body: { name: 'Sales by genre', question }, keeps: { chartId: 'id' } },
    listCharts: { query: { limit: '2', datasetId: '{{datasetId}}' } },
    getChart: ofChart,
    editChart: { ...ofChart, body: { revision: 1, name: 'Sales of each genre' } },
    chartHistory: { ...ofChart, query: { limit: '2' } },
    restoreChartRevision: { params: { chartId: '{{chartId}}', revision: '1' } },
    fittingCharts: ofDataset,
    deleteChart: ofChart,
    restoreChart: ofChart,
  },
  chartPictures: {
    exportChart: { body: { question, format: 'svg', width: 640, height: 360 } },
    drawSavedChart: ofChart,
    exportSavedChart: { ...ofChart, query: { format: 'csv' } },
  },
  automatic: {
    automaticDashboard: { ...ofDataset, query: { zoom: since2010 } },
    datasetOverview: ofDataset,
    compareRows: { ...ofDataset, query: { tableId: '{{tableId}}', filter: since2010 } },
    judgeTile: {
      params: { datasetId: '{{datasetId}}', tileId: 'figure-c11' },
      body: { tableId: '{{tableId}}', verdict: 'more' },
    },
  },
  dashboards: {
    createDashboard: {
      body: { name: 'Games', from: { kind: 'automatic', datasetId: '{{datasetId}}', tableId: '{{tableId}}' } },
      keeps: { dashboardId: 'id' },
    },
    listDashboards: { query: { limit: '2', datasetId: '{{datasetId}}' } },
    dashboardFolders: {},
    getDashboard: ofDashboard,
    changeDashboard: { ...ofDashboard, body: { base: 1, batchId: 'games-add-a-note', operations: [note, ofGenre] } },
    dashboardChanges: { ...ofDashboard, query: { since: '1' } },
    publishDashboard: { ...ofDashboard, body: { revision: 1 } },
    discardDraft: ofDashboard,
    dashboardHistory: { ...ofDashboard, query: { limit: '2' } },
    dashboardAt: { params: { dashboardId: '{{dashboardId}}', revision: '2' } },
    restoreDashboardRevision: { params: { dashboardId: '{{dashboardId}}', revision: '2' } },
    copyDashboard: { ...ofDashboard, body: { name: 'Games, tried out' } },
    moveDashboard: { ...ofDashboard, body: { folderId: null } },
    favouriteDashboard: { ...ofDashboard, body: { isFavourite: true } },
    setOwnValues: { ...ofDashboard, body: { values: {} } },
    deleteDashboard: ofDashboard,
    restoreDashboard: ofDashboard,
    purgeDashboard: { ...ofDashboard, refused: { with: 'not_found', because: 'it is not in the trash' } },
  },
  dashboardViews: {
    drawDashboard: { ...ofDashboard, body: { view: 'draft', tileIds: ['figure-c11'] } },
    brushDashboard: {
      ...ofDashboard,
      body: { view: 'draft', selections: [{ tileId: 'none', filter: { op: 'eq', column: 'c5', value: 'Sports' } }] },
      refused: { with: 'invalid_plan', because: 'there is no such tile to select in' },
    },
    dashboardFilterValues: {
      params: { dashboardId: '{{dashboardId}}', filterId: 'genre' },
      query: { view: 'draft', search: 'sp' },
    },
  },
  insights: {
    listInsights: ofTable,
    judgeInsight: { params: { ...source, insightId: 'insight:majority:c2' }, body: { verdict: null } },
  },
  templates: {
    listTemplates: { query: { datasetId: '{{datasetId}}' } },
    previewTemplate: {
      params: { templateId: 'video-games' },
      body: { datasetId: '{{datasetId}}', tableId: '{{tableId}}' },
    },
    createTemplate: {
      body: { dashboardId: '{{dashboardId}}', name: 'Our games', description: 'What we look at each month' },
      keeps: { templateId: 'id' },
    },
    deleteTemplate: { params: { templateId: '{{templateId}}' } },
  },
  dashboardImages: {
    addImage: { ...ofDashboard, file: 'docs/guide/dashboard.png', keeps: { imageId: 'imageId' } },
    dashboardImage: { params: { dashboardId: '{{dashboardId}}', imageId: '{{imageId}}' } },
  },
  recipes: {
    previewRecipe: { ...ofTable, body: { recipe: { steps: [{ id: 's1', step: rename }] }, rows: 2 } },
    suggestKeys: { ...ofTable, query: { with: '{{datasetId}}' } },
  },
  versions: {
    listVersions: { ...ofDataset, query: { limit: '2' } },
    restoreVersion: {
      params: { datasetId: '{{datasetId}}', versionId: '{{versionId}}' },
      refused: { with: 'conflict', because: 'it is the newest version already' },
    },
    refresh: { ...ofDataset, query: { mode: 'replace' }, file: 'samples/video-game-sales.csv' },
    reread: {
      ...ofDataset,
      body: { change: { tables: [{ sheet: null, columns: [{ column: 'c4', type: 'text' }] }] } },
      keeps: { proposalId: 'proposalId' },
    },
    getProposal: ofProposal,
    listProposals: { ...ofDataset, query: { limit: '2' } },
    getRecipe: ofTable,
    setRecipe: { ...ofTable, body: { recipe: { steps: [{ id: 's1', step: rename }] }, autoMerge: false } },
    editProposal: { ...noProposal, body: { mode: 'append' } },
    mergeProposal: noProposal,
    discardProposal: noProposal,
    cancelProposal: noProposal,
  },
  changes: {
    compareVersions: { ...ofDataset, query: { from: '{{versionId}}', to: '{{versionId}}' } },
    compareVersionRows: {
      ...ofDataset,
      query: { from: '{{versionId}}', to: '{{versionId}}', tableId: '{{tableId}}', kind: 'changed' },
    },
    proposalDiff: noProposal,
    proposalRows: { ...noProposal, query: { tableId: '{{tableId}}', kind: 'new' } },
  },
  sharing: {
    createLink: { ...ofDashboard, body: { kind: 'public', name: 'For the board' }, keeps: { linkId: 'link.id' } },
    listLinks: ofDashboard,
    editLink: { ...ofLink, body: { expiresAt: '2099-12-31T00:00:00Z' } },
    revokeLink: ofLink,
    setGrant: { params: { dashboardId: '{{dashboardId}}', userId: '{{userId}}' }, body: { level: 'edit' } },
    listGrants: ofDashboard,
  },
  comments: {
    createComment: { ...ofDashboard, body: { text: 'Why is 2010 so low? @[{{userId}}]' }, keeps: { commentId: 'id' } },
    listComments: { ...ofDashboard, query: { limit: '2', only: 'open' } },
    editComment: { ...ofComment, body: { isResolved: true } },
    deleteComment: ofComment,
  },
  apiKeys: {
    createApiKey: { body: { name: 'Weekly agent', scope: 'read' }, keeps: { keyId: 'key.id' } },
    listApiKeys: { query: { limit: '2' } },
    revokeApiKey: { params: { keyId: '{{keyId}}' } },
  },
  linked: {
    openLink: noLink,
    drawLink: { ...noLink, body: { values: {} } },
    brushLink: {
      ...noLink,
      body: { selections: [{ tileId: 'by-genre', filter: { op: 'eq', column: 'c11', value: 'Puzzle' } }] },
    },
    linkFilterValues: { ...noLink, params: { token: 'none', filterId: 'country' } },
    linkImage: { ...noLink, params: { token: 'none', imageId: 'none' } },
    linkRows: { ...noLink, body: { tileId: 'sales', limit: 10 } },
    linkData: { ...noLink, body: { tileId: 'sales' } },
    unlockLink: { ...noLink, body: { password: '{{password}}' } },
  },
  rowRules: {
    createRowRule: {
      params: { datasetId: source.datasetId },
      body: { tableId: source.tableId, subject: { kind: 'role', role: 'viewer' }, rows: ACTION },
      keeps: { ruleId: 'id' },
    },
    listRowRules: { params: { datasetId: source.datasetId } },
    tryRowRule: { params: { datasetId: source.datasetId }, body: { tableId: source.tableId, rows: ACTION } },
    editRowRule: { params: ofRule, body: { rows: ACTION } },
    deleteRowRule: { params: ofRule },
  },
  organise: {
    createFolder: { body: { name: 'Games of the year' }, keeps: { folderId: 'id' } },
    listFolders: {},
    editFolder: { params: { folderId: '{{folderId}}' }, body: { name: 'Games' } },
    listTags: {},
    setFavourite: { ...ofDataset, body: { isFavourite: true } },
    listNotifications: { query: { limit: '2' } },
    readNotifications: { body: {} },
    purgeDataset: { ...ofDataset, refused: { with: 'not_found', because: 'it is not in the trash' } },
    deleteFolder: { params: { folderId: '{{folderId}}' } },
  },
  admin: { listAudit: { query: { limit: '2' } }, listOutbox: { query: { limit: '2' } } },
  access: {
    signIn: {
      body: { login: '{{login}}', password: '{{password}}' },
      keeps: { userId: 'account.id', workspaceId: 'workspace.id', workspaceName: 'workspace.name' },
    },
    welcome: {},
    me: {},
    renameWorkspace: { body: { name: '{{workspaceName}}' } },
    listMembers: { query: { limit: '2' } },
    changeRole: {
      params: { userId: '{{userId}}' },
      body: { role: 'editor' },
      refused: { with: 'conflict', because: 'a workspace keeps its last owner' },
    },
    removeMember: {
      params: { userId: '{{userId}}' },
      refused: { with: 'conflict', because: 'a workspace keeps its last owner' },
    },
    invite: { body: { email: 'guest@example.org', role: 'editor' }, keeps: { invitationId: 'id' } },
    listInvitations: { query: { limit: '2' } },
    withdrawInvitation: { params: { invitationId: '{{invitationId}}' } },
    acceptInvitation: { body: { token: 'none' }, refused: { with: 'gone', because: 'no mail holds this token' } },
    makeOwner: {
      body: { token: 'none', ...newcomer },
      refused: { with: 'gone', because: 'the server has its owner' },
    },
    signUp: { body: newcomer, refused: { with: 'not_allowed', because: 'people join by invitation' } },
    requestReset: { body: { email: 'guest@example.org' } },
    resetPassword: {
      body: { token: 'none', password: '{{password}}' },
      refused: { with: 'gone', because: 'no mail holds this token' },
    },
    changePassword: { body: { current: '{{password}}', password: '{{password}}' } },
    changes: {},
    signOut: {},
  },
}
