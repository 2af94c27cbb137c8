import type { Question } from '../../contract/question.ts'
import type { SavedChart } from '../../contract/savedChart.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { toSaved } from './chartRow.ts'
import { fitQuestion } from './fitQuestion.ts'
import { chart } from './tables.ts'
import { appendRevision, nameOf } from './writeRevision.ts'

interface Input {
  name: string
  description: string
  question: Question
}

/** Keeps a chart. @throws DomainError not_found for a table that is not there, invalid_plan for a question that does not fit */
export async function createChart(ctx: Context, { name, description, question }: Input): Promise<SavedChart> {
  requireRole(ctx, 'editor')
  const fitted = await fitQuestion(ctx, question)
  const now = ctx.now()
  const by = nameOf(ctx)
  const row = {
    id: ctx.newId('ch'),
    workspaceId: ctx.workspaceId,
    name,
    description,
    ...fitted,
    revision: 1,
    createdBy: by,
    createdAt: now,
    updatedBy: by,
    updatedAt: now,
    deletedAt: null,
  }
  return ctx.transaction(async tx => {
    await tx.insert(chart).values(row)
    await appendRevision(ctx, tx, { row, what: [{ code: 'history.kept', params: {} }], change: 'created' })
    return toSaved(ctx, tx, row)
  })
}
