import type { Context } from '../../ports/context.ts'
import { compareVersionRows } from './compareVersionRows.ts'
import { proposed } from './proposed.ts'

type Input = Omit<Parameters<typeof compareVersionRows>[1], 'datasetId' | 'from' | 'to'> & { proposalId: string }

/** Rows that are new, changed or gone under a proposed change. @throws DomainError not_found, not_ready, conflict */
export async function proposalRows(
  ctx: Context,
  { proposalId, ...page }: Input,
): ReturnType<typeof compareVersionRows> {
  return compareVersionRows(ctx, { ...page, ...(await proposed(ctx, { proposalId })) })
}
