import type { DashboardFilter } from '../../../contract/dashboardFilter.ts'
import type { ShareLink } from '../../../contract/sharing.ts'
import { sharingText as words } from '../../sharingText.ts'

/** Whether a link still opens. */
export function isAlive({ revokedAt, expiresAt }: ShareLink, now = Date.now()): boolean {
  return revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > now)
}

/** What a link is called: as somebody named it, else by its kind. */
export function nameOf({ name, kind }: ShareLink): string {
  return name || words.unnamed[kind]
}

/** What the other side sees, in one line: 'Sees only what Country lets through, no rows, asks for a password'. */
export function seenWords(link: ShareLink, filters: readonly DashboardFilter[]): string {
  const { lockedValues, allowsRows, allowsExport, hasPassword, kind } = link
  const locked = Object.entries(lockedValues)
    .filter(([, value]) => value !== null)
    .map(([id]) => filters.find(filter => filter.id === id)?.label ?? id)
  const parts = [
    locked.length > 0 ? words.sees.locked(locked.join(', ')) : words.sees.all,
    allowsRows ? words.sees.rows : words.sees.noRows,
    ...(allowsExport ? [words.sees.exports] : []),
    ...(hasPassword ? [words.sees.password] : []),
    ...(kind === 'embed' ? [words.sees.signed] : []),
  ]
  const said = parts.join(', ')
  return said.charAt(0).toUpperCase() + said.slice(1)
}
