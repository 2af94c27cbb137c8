import type { InsightPart } from '../../contract/insight.ts'
import type { Message } from '../../contract/message.ts'
import { DomainError } from '../../contract/problem.ts'
import { byId } from '../../core/chart/measureName.ts'
import type { Candidate } from '../../core/insight/candidate.ts'
import { looksOf } from '../../core/insight/findInsights.ts'
import { subjectsOf } from '../../core/insight/subjects.ts'
import type { Context } from '../../ports/context.ts'
import { drive } from '../analytics/drive.ts'
import type { LoadedScan } from '../datasets/loadScan.ts'

/** Enough for some twenty million rows. */
const BUDGET_MS = 20_000

/** How far looking at a table is. */
export interface Looking {
  done: number
  of: number
}

interface Seen {
  candidates: Candidate[]
  warnings: Message[]
  isCut: boolean
}

/**
 * Everything about a table that may be worth saying, within twenty seconds: parts that time or memory did not suffice
 * for are named in the warnings.
 * @throws DomainError busy, cancelled
 */
export async function lookAt(
  ctx: Context,
  { scan, table }: Pick<LoadedScan, 'scan' | 'table'>,
  onLook: (looking: Looking) => void = () => undefined,
): Promise<Seen> {
  const looks = looksOf({ rows: scan, columns: byId(table.columns), today: ctx.now() })
  const until = ctx.now().getTime() + BUDGET_MS
  const candidates: Candidate[] = []
  const unseen: InsightPart[] = []
  for (const [done, { part, steps }] of looks.entries()) {
    onLook({ done, of: looks.length })
    const leftMs = until - ctx.now().getTime()
    const limits = { ...ctx.limits, queryTimeoutMs: Math.min(leftMs, ctx.limits.queryTimeoutMs) }
    const found = leftMs > 0 ? await drive({ ...ctx, limits }, steps).catch(nothingInTime) : null
    if (found) candidates.push(...found)
    else unseen.push(part)
  }
  const left = subjectsOf(table.columns)?.left.map(({ name }) => name) ?? []
  const warnings: Message[] = [
    ...unseen.map(part => ({ code: `insight.unseen.${part}`, params: {} })),
    ...(left.length > 0 ? [{ code: 'insight.columnsLeft', params: { names: left.join(', ') } }] : []),
  ]
  return { candidates, warnings, isCut: unseen.length > 0 }
}

function nothingInTime(fault: unknown): null {
  if (fault instanceof DomainError && (fault.code === 'took_too_long' || fault.code === 'out_of_memory')) return null
  throw fault
}
