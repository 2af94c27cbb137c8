import type { z } from 'zod'
import { AnalysisRequest } from '../../src/contract/analysis/analysis.ts'
import type { DashboardDocument, TileConfig } from '../../src/contract/dashboard.ts'
import { DashboardFilter } from '../../src/contract/dashboardFilter.ts'
import { Question, type QuestionInput } from '../../src/contract/question.ts'
import type { AskingTile } from '../../src/core/dashboard/filterTargets.ts'

type AnalysisConfig = Extract<TileConfig, { kind: 'analysis' }>

/** The table that tiles ask when they name none. */
export const ordersSource = { datasetId: 'd1', tableId: 't1' }

type ChartTile = AskingTile & { config: { kind: 'chart' } }

/** A chart tile on tab `tab1`. */
export function buildAskingTile(
  id: string,
  question: Omit<QuestionInput, 'source'> & Partial<Pick<QuestionInput, 'source'>>,
  overrides: Partial<ChartTile> = {},
): ChartTile {
  return {
    id,
    tabId: 'tab1',
    title: null,
    description: '',
    position: { x: 0, y: 0, width: 6, height: 8 },
    order: 0,
    phone: null,
    config: { kind: 'chart', question: Question.parse({ source: ordersSource, ...question }), columns: [] },
    ...overrides,
  }
}

/** An analysis tile of the same table on tab `tab1`. */
export function buildAnalysisTile(
  id: string,
  request: z.input<typeof AnalysisRequest>,
  more: Partial<Omit<AnalysisConfig, 'kind' | 'request'>> = {},
): AskingTile & { config: { kind: 'analysis' } } {
  const config: AnalysisConfig = {
    ...{
      kind: 'analysis',
      source: ordersSource,
      request: AnalysisRequest.parse(request),
      columns: [],
      show: 'picture',
    },
    ...more,
  }
  return { ...buildAskingTile(id, {}), config }
}

/** A filter of a dashboard over all its tabs. */
export function buildFilter(filter: Partial<DashboardFilter> & Pick<DashboardFilter, 'id' | 'kind'>): DashboardFilter {
  return DashboardFilter.parse({
    ...{ label: filter.id, order: 0, column: null, tabId: null, targets: {}, value: null },
    ...filter,
  })
}

/** A dashboard of one tab. */
export function buildDocument(parts: Partial<DashboardDocument>): DashboardDocument {
  return {
    ...{
      name: 'Orders',
      description: '',
      pins: {},
      tabs: [{ id: 'tab1', title: '', order: 0 }],
      tiles: [],
      filters: [],
    },
    ...parts,
  }
}
