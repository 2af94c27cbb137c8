import type { AskChoice, Understood } from '../../contract/ask.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Relation } from '../../contract/relation.ts'
import { askInWords as readByRules } from '../../core/ask/askInWords.ts'
import type { Subject } from '../../core/ask/subject.ts'
import { valuesMethod } from '../../core/ask/valuesMethod.ts'
import { localTime } from '../../core/relation/localTime.ts'
import type { Context } from '../../ports/context.ts'
import { drive } from '../analytics/drive.ts'
import { getDataset } from '../datasets/getDataset.ts'
import { loadScan } from '../datasets/loadScan.ts'
import { askModel } from './askModel.ts'
import { whyMoved } from './whyMoved.ts'

interface Input {
  datasetId: string
  tableId?: string | undefined
  text: string
  choices: AskChoice[]
}

/**
 * A question in words as columns on shelves. Any member may ask: the values that words are held against are those that
 * `authorise` lets them see. What the rules cannot read, a language model may propose, where one is configured.
 * @throws DomainError not_found, not_ready, took_too_long, out_of_memory, busy
 */
export async function askInWords(ctx: Context, { datasetId, tableId, text, choices }: Input): Promise<Understood> {
  const { subject, scan } = await loadSubject(ctx, { datasetId, tableId })
  const { premise, ...byRules } = readByRules(text, subject, choices)
  if (premise) return whyMoved(ctx, { understood: byRules, premise, scan, columns: subject.columns })
  // What can be asked back is the person's to say, not the model's.
  if (byRules.question || byRules.ambiguities.length > 0 || !ctx.languageModel) return byRules
  return askModel(ctx, { text, subject, byRules })
}

async function loadSubject(
  ctx: Context,
  { datasetId, tableId }: Pick<Input, 'datasetId' | 'tableId'>,
): Promise<{ subject: Subject; scan: Relation }> {
  const { name, tablesOfVersion } = await getDataset(ctx, { datasetId })
  const found = tableId ?? tablesOfVersion[0]?.id
  if (found === undefined) throw new DomainError('not_found', 'This version of the dataset has no table.')
  const source = { datasetId, tableId: found }
  const { scan, table } = await loadScan(ctx, source)
  const values = await drive(ctx, valuesMethod(scan, table.columns))
  const today = localTime(ctx.now(), ctx.timeZone).slice(0, 10)
  return { subject: { source, names: [name, table.name], columns: table.columns, values, today }, scan }
}
