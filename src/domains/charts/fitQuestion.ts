import { DomainError } from '../../contract/problem.ts'
import type { Question } from '../../contract/question.ts'
import type { UsedColumn } from '../../contract/savedChart.ts'
import { specOf } from '../../core/chart/question/specOf.ts'
import { columnsOf } from '../../core/chart/questionColumns.ts'
import type { Context } from '../../ports/context.ts'
import { loadScan } from '../datasets/loadScan.ts'
import { statesOf } from '../datasets/statesOf.ts'
import type { Content } from './writeRevision.ts'

/**
 * What a chart keeps of a question, once it is sure that the table can answer it.
 * @throws DomainError not_found, invalid_plan
 */
export async function fitQuestion(ctx: Context, question: Question): Promise<Omit<Content, 'name' | 'description'>> {
  const { datasetId, tableId } = question.source
  const { table } = await loadScan(ctx, question.source)
  const states = await ctx.transaction(tx => statesOf(ctx, tx, [datasetId]))
  return {
    datasetId,
    tableId,
    datasetName: states.get(datasetId)?.name ?? '',
    question,
    columns: usedColumns(question, table.columns),
    // What is drawn now: the best type for 'auto'. A question that no type can draw is not kept.
    type: specOf(question, table.columns).spec.type,
  }
}

function usedColumns(question: Question, columns: readonly UsedColumn[]): UsedColumn[] {
  const byId = new Map(columns.map(column => [column.id, column]))
  return columnsOf(question).map(id => {
    const column = byId.get(id)
    if (!column && id !== '_row') throw new DomainError('invalid_plan', `The table has no column ${id}.`)
    return { id, name: column?.name ?? 'Row', type: column?.type ?? 'integer' }
  })
}
