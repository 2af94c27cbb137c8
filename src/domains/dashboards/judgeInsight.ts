import type { Verdict } from '../../contract/automatic.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { keepVerdict } from './keepVerdict.ts'
import { listInsights } from './listInsights.ts'
import { tableOf } from './tableOf.ts'
import { loadVerdicts } from './verdicts.ts'

interface Input {
  datasetId: string
  tableId: string
  insightId: string
  verdict: Verdict | null
}

/** Remembers which findings the actor wants more or less of; null takes it back. @throws DomainError not_found */
export async function judgeInsight(ctx: Context, { insightId: id, verdict, ...of }: Input): Promise<{ ok: true }> {
  await tableOf(ctx, of)
  if (verdict === null) return keepVerdict(ctx, { ...of, id, verdict })
  const { items } = await listInsights(ctx, of)
  const found = items.find(item => item.id === id)
  const known = (await loadVerdicts(ctx, of)).find(({ tileId }) => tileId === id)
  const title = found?.sentence ?? known?.title
  if (!title) throw new DomainError('not_found', 'There is no such finding about this table.')
  return keepVerdict(ctx, { ...of, id, verdict: { verdict, title, columns: found?.columns ?? known?.columns ?? [] } })
}
