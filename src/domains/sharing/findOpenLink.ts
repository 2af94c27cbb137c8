import type { FilterValues } from '../../contract/dashboardFilter.ts'
import { DomainError } from '../../contract/problem.ts'
import { unheldLock } from '../../core/link/lockedValues.ts'
import type { OpenLink, Visit } from '../../ports/visit.ts'
import { publishedOf } from '../dashboards/publishedOf.ts'
import { findLink, type LinkRow } from './findLink.ts'
import { isProof } from './linkProof.ts'

/** What somebody shows who comes by a link. */
export interface ShownLink {
  token: string
  /** That its password was shown, see `unlockLink`. */
  proof: string | null
}

/**
 * A link that is open for whoever shows this, with what it leads to. Asked anew for every request: what was ended is
 * ended at once, whatever anybody holds.
 * @throws DomainError not_found, gone, password_needed
 */
export async function findOpenLink(
  visit: Pick<Visit, 'system' | 'secrets' | 'now'>,
  { token, proof }: ShownLink,
): Promise<OpenLink & { workspaceId: string }> {
  const { row, payload } = await findLink(visit, token)
  const { id, workspaceId, dashboardId, allowsRows, allowsExport } = row
  const found = await visit.system(tx => publishedOf(tx, { workspaceId, dashboardId }))
  if (!found || found.isDeleted) throw new DomainError('gone', 'What this link showed is not there any more.')
  requireProof(visit, row, proof)
  if (!found.published) throw new DomainError('not_found', 'Nothing has been published here yet.')
  const { document, at: publishedAt } = found.published
  const lockedValues = locksOf(row.lockedValues, payload?.values ?? {})
  if (unheldLock(document, lockedValues) !== null)
    throw new DomainError('gone', 'This link narrows by a filter that is not there any more. Ask for a new one.')
  return { id, workspaceId, dashboardId, lockedValues, allowsRows, allowsExport, document, publishedAt }
}

/** The link's own locks win over those of a token, but a lock on nothing does not widen what the token narrows. */
function locksOf(own: FilterValues, ofToken: FilterValues): FilterValues {
  const narrowing = Object.entries(own).filter(([id, value]) => value !== null || !ofToken[id])
  return { ...ofToken, ...Object.fromEntries(narrowing) }
}

function requireProof(
  visit: Pick<Visit, 'secrets' | 'now'>,
  { id, passwordHash }: LinkRow,
  proof: string | null,
): void {
  if (passwordHash === null) return
  if (proof === null || !isProof(visit, { id, passwordHash }, proof))
    throw new DomainError('password_needed', 'This link is protected by a password.')
}
