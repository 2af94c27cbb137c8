import type { LinkVisit } from '../../ports/visit.ts'
import { limit } from '../access/limit.ts'

/**
 * Counts what is asked by a link, for the link and for the address it comes from: nobody signed in, so nothing else holds
 * back whoever asks without end. One address alone cannot use up what is for all who hold the link.
 * @throws DomainError too_many_requests
 */
export function limitLink({ link, ...visit }: LinkVisit, what: 'linkDraw' | 'linkBrush'): Promise<void> {
  return limit(visit, what, link.id)
}
