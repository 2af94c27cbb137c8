import type { Tool } from './tool.ts'
import { describeAnalysisTool, runAnalysisTool } from './tools/analyses.ts'
import { askQuestionTool } from './tools/askQuestion.ts'
import { getChartTool, listChartsTool } from './tools/charts.ts'
import { createChartTool } from './tools/createChart.ts'
import { createDashboardTool } from './tools/createDashboard.ts'
import { getDashboardTool, listDashboardsTool } from './tools/dashboards.ts'
import { describeDatasetTool } from './tools/describeDataset.ts'
import { exportCsvTool } from './tools/exportCsv.ts'
import { getFindingsTool } from './tools/getFindings.ts'
import { listDatasetsTool } from './tools/listDatasets.ts'
import { runQueryTool } from './tools/runQuery.ts'
import { listTemplatesTool } from './tools/templates.ts'

/** What agents can ask for, in the order in which they are likely to. */
export const tools: readonly Tool[] = [
  listDatasetsTool,
  describeDatasetTool,
  getFindingsTool,
  askQuestionTool,
  runQueryTool,
  describeAnalysisTool,
  runAnalysisTool,
  listChartsTool,
  getChartTool,
  listDashboardsTool,
  getDashboardTool,
  listTemplatesTool,
  exportCsvTool,
  createChartTool,
  createDashboardTool,
]
