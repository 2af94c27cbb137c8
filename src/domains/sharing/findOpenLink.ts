import type { LinkSeer } from '../../contract/access.ts'
import type { FilterValues } from '../../contract/dashboardFilter.ts'
import { DomainError } from '../../contract/problem.ts'
import { unheldLock } from '../../core/link/lockedValues.ts'
import type { OpenLink, Visit } from '../../ports/visit.ts'
import { type Known, membersAmong } from '../access/membersAmong.ts'
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
): Promise<OpenLink & { workspaceId: string; seenBy: (LinkSeer | null)[] }> {
  const { row, payload } = await findLink(visit, token)
  const { id, workspaceId, dashboardId, allowsRows, allowsExport } = row
  const { found, seenBy } = await visit.system(async tx => {
    const published = await publishedOf(tx, { workspaceId, dashboardId })
    const byId = published?.published?.byId ?? null
    const seers = [...new Set([row.createdById, ...(byId === null ? [] : [byId])])]
    const members = await membersAmong({ workspaceId }, tx, seers)
    // Who publishes decides what is drawn: a link shows what both they and its maker may see.
    return { found: published, seenBy: seers.map(id => seerOf(members.find(({ userId }) => userId === id))) }
  })
  if (!found || found.isDeleted) throw new DomainError('gone', 'What this link showed is not there any more.')
  requireProof(visit, row, proof)
  if (!found.published) throw new DomainError('not_found', 'Nothing has been published here yet.')
  const { document, at: publishedAt } = found.published
  const lockedValues = locksOf(row.lockedValues, payload?.values ?? {})
  if (unheldLock(document, lockedValues) !== null)
    throw new DomainError('gone', 'This link narrows by a filter that is not there any more. Ask for a new one.')
  return { id, workspaceId, seenBy, dashboardId, lockedValues, allowsRows, allowsExport, document, publishedAt }
}

const seerOf = (member: Known | undefined): LinkSeer | null =>
  member ? { id: member.userId, role: member.role } : null

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
