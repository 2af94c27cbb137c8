import { expect, it } from 'vitest'
import type { Actor, Role } from '../../contract/access.ts'
import type { GrantLevel } from '../../contract/listedDashboard.ts'
import { dashboardLevel } from './dashboardLevel.ts'

const member = (role: Role): Actor => ({ kind: 'user', id: 'me', name: 'Mina', role })
const levels = (visibility: 'workspace' | 'restricted', granted: GrantLevel | null, createdById = 'other') =>
  (['viewer', 'editor', 'admin', 'owner'] as const).map(role =>
    dashboardLevel(member(role), { visibility, createdById }, granted),
  )

it('follows the role where the workspace sees it', () => {
  expect(levels('workspace', null)).toEqual(['comment', 'edit', 'edit', 'edit'])
})

it('is nothing where it is restricted, but for admins, its maker and those let in', () => {
  expect(levels('restricted', null)).toEqual([null, null, 'edit', 'edit'])
  expect(levels('restricted', 'comment')).toEqual(['comment', 'comment', 'edit', 'edit'])
  expect(levels('restricted', null, 'me')).toEqual(['edit', 'edit', 'edit', 'edit'])
})

it('is raised by a grant and never lowered', () => {
  expect(levels('workspace', 'edit')).toEqual(['edit', 'edit', 'edit', 'edit'])
  expect(levels('workspace', 'view')).toEqual(['comment', 'edit', 'edit', 'edit'])
})

it('is nothing for a link, whatever is granted, and everything for the system', () => {
  const shown = { visibility: 'workspace' as const, createdById: 'ln' }
  expect(dashboardLevel({ kind: 'link', id: 'ln', seenBy: [] }, shown, 'edit')).toBeNull()
  expect(dashboardLevel({ kind: 'system', id: 'job' }, shown, null)).toBe('edit')
})
