import type { VersionDiff } from '../../contract/version.ts'
import type { Context } from '../../ports/context.ts'
import { compareVersions } from './compareVersions.ts'
import { proposed } from './proposed.ts'

/** What a proposed change changes. @throws DomainError not_found, not_ready, conflict */
export async function proposalDiff(ctx: Context, input: { proposalId: string }): Promise<VersionDiff> {
  return compareVersions(ctx, await proposed(ctx, input))
}
