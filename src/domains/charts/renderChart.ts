import type { Column } from '../../contract/column.ts'
import type { Dataset, DatasetTable } from '../../contract/dataset.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Question } from '../../contract/question.ts'
import type { ShortChart } from '../../contract/shortChart.ts'
import { nearestNames } from '../../core/chart/question/columnNamed.ts'
import { questionOfShort } from '../../core/chart/question/questionOfShort.ts'
import { specOf } from '../../core/chart/question/specOf.ts'
import type { Context } from '../../ports/context.ts'
import { getDataset } from '../datasets/getDataset.ts'
import { type AskedChart, askChart } from './askChart.ts'

/** A chart, and the question that asks for it in full. */
interface Rendered extends Omit<AskedChart, 'suggestions'> {
  question: Question
}

/**
 * A chart asked for in a few words: columns by name, and where they stand.
 * @throws DomainError not_found, invalid_plan (naming the column that is not there, and those that are near), took_too_long, out_of_memory, busy
 */
export async function renderChart(ctx: Context, short: ShortChart): Promise<Rendered> {
  const { datasetId } = short
  const table = tableNamed(await getDataset(ctx, { datasetId }), short.tableId)
  const question = questionOfShort(short, { datasetId, tableId: table.id }, table.columns)
  checkType(question, table.columns)
  const { spec, model } = await askChart(ctx, { question })
  return { question, spec, model }
}

function tableNamed({ tablesOfVersion }: Dataset, named: string | undefined): DatasetTable {
  const table =
    named === undefined
      ? tablesOfVersion[0]
      : (tablesOfVersion.find(({ id }) => id === named) ?? tablesOfVersion.find(({ name }) => name === named))
  if (table) return table
  const near = nearestNames(
    tablesOfVersion.map(({ name }) => name),
    named ?? '',
  )
  const hint = near.length > 0 ? ` Did you mean ${near.map(name => `"${name}"`).join(' or ')}?` : ''
  throw new DomainError('not_found', `This dataset has no table "${named ?? ''}".${hint}`)
}

/** A type that the columns do not allow is refused where this form says it. */
function checkType(question: Question, columns: readonly Column[]): void {
  try {
    specOf(question, columns)
  } catch (fault) {
    if (!(fault instanceof DomainError)) throw fault
    const errors = fault.errors.map(({ pointer, detail }) => ({ pointer: pointer.replace(/^\/question/, ''), detail }))
    throw new DomainError(fault.code, fault.message, { errors, cause: fault })
  }
}
