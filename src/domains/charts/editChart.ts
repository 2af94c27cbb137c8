import { DomainError } from '../../contract/problem.ts'
import type { Question } from '../../contract/question.ts'
import type { SavedChart } from '../../contract/savedChart.ts'
import { type Kept, questionDiff } from '../../core/chart/questionDiff.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { type ChartRow, holdChart, toSaved } from './chartRow.ts'
import { fitQuestion } from './fitQuestion.ts'
import { type Content, writeRevision } from './writeRevision.ts'

interface Input {
  chartId: string
  revision: number
  name?: string | undefined
  description?: string | undefined
  question?: Question | undefined
}

/**
 * Changes a saved chart into its next revision; what says nothing new makes none.
 * @throws DomainError not_found, invalid_plan, conflict when somebody changed it since the revision that is named
 */
export async function editChart(ctx: Context, input: Input): Promise<SavedChart> {
  requireRole(ctx, 'editor')
  const fitted = input.question && (await fitQuestion(ctx, input.question))
  return ctx.transaction(async tx => {
    const before = await holdChart(ctx, tx, input.chartId)
    requireNewest(before, input.revision)
    const content: Content = {
      ...contentOf(before),
      name: input.name ?? before.name,
      description: input.description ?? before.description,
      ...fitted,
    }
    const what = questionDiff(toKept(before), toKept(content))
    const isSame = what.every(({ code }) => code === 'history.same')
    return toSaved(ctx, tx, isSame ? before : await writeRevision(ctx, tx, { before, content, what }))
  })
}

function requireNewest({ revision, updatedBy }: ChartRow, made: number): void {
  if (made === revision) return
  throw new DomainError('conflict', `${updatedBy} changed this chart meanwhile: its newest revision is ${revision}.`, {
    errors: [{ pointer: '/body/revision', detail: String(revision) }],
  })
}

function contentOf(row: ChartRow): Content {
  const { name, description, type, question, columns, datasetId, tableId, datasetName } = row
  return { name, description, type, question, columns, datasetId, tableId, datasetName }
}

function toKept({ name, description, type, question, columns }: Content): Kept {
  return { name, description, type, question, names: new Map(columns.map(column => [column.id, column.name])) }
}
