import type { TileConfig } from '../../contract/dashboard.ts'
import type { PlanSource } from '../../contract/plan.ts'
import type { Question } from '../../contract/question.ts'
import { moveQuestion } from '../chart/moveQuestion.ts'
import { columnsOfFilter, columnsOf as columnsOfQuestion } from '../chart/questionColumns.ts'
import { columnsOfRequest, moveRequest } from '../stats/requestColumns.ts'
import { filterFor } from './columnFor.ts'

/** What is drawn of data: the rows of a table. */
export type Asking = Extract<TileConfig, { kind: 'chart' | 'finding' | 'analysis' }>

export function isAskingConfig(config: TileConfig): config is Asking {
  return config.kind === 'chart' || config.kind === 'finding' || config.kind === 'analysis'
}

/** The question that a tile asks; of an analysis only which rows: its shelves are empty. */
export function questionOf(config: Asking): Question {
  if (config.kind !== 'analysis') return config.question
  const { source, filter } = config
  return { source, type: 'auto', x: [], y: [], ...(filter && { filter }) }
}

/** The table that a tile asks. */
export const sourceOf = (config: Asking): PlanSource =>
  config.kind === 'analysis' ? config.source : config.question.source

/** Ids of the columns that a tile needs, each once. */
export function columnsOf(config: Asking): string[] {
  if (config.kind !== 'analysis') return columnsOfQuestion(config.question)
  const { request, filter } = config
  return [...new Set([...columnsOfRequest(request), ...(filter ? columnsOfFilter(filter) : [])])]
}

/**
 * The same asked of another table; what has no column there is left out of a chart. `columns` are for the caller to set.
 * @param ids  from each column that is needed to the one there
 */
export function moveAsking(config: Asking, source: PlanSource, ids: ReadonlyMap<string, string>): Asking {
  if (config.kind !== 'analysis') return { ...config, question: moveQuestion(config.question, source, ids) }
  const { filter: was, ...rest } = config
  const filter = was && filterFor(was, id => ids.get(id) ?? null)
  const { datasetId, tableId } = source
  return {
    ...rest,
    source: { datasetId, tableId },
    request: moveRequest(config.request, ids),
    ...(filter && { filter }),
  }
}
