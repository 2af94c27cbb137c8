import type { DashboardDocument } from '../../contract/dashboard.ts'
import type { FilterValues } from '../../contract/dashboardFilter.ts'
import { DomainError } from '../../contract/problem.ts'
import { unheldLock } from '../../core/link/lockedValues.ts'

/** A link cannot end before it begins. @throws DomainError invalid_request */
export function endOf(expiresAt: string | null, now: Date): Date | null {
  if (expiresAt === null) return null
  const end = new Date(expiresAt)
  if (end > now) return end
  throw new DomainError('invalid_request', 'A link must end in the future.', {
    errors: [{ pointer: '/body/expiresAt', detail: 'in the future' }],
  })
}

/** What is locked must be there to be locked. @throws DomainError invalid_request */
export function requireLocks(document: DashboardDocument, locked: FilterValues): void {
  const id = unheldLock(document, locked)
  if (id === null) return
  throw new DomainError('invalid_request', 'A locked value fits no filter of the dashboard.', {
    errors: [{ pointer: `/body/lockedValues/${id}`, detail: 'fits no filter of the dashboard' }],
  })
}
