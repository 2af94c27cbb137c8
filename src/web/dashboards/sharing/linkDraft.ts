import type { FilterValues } from '../../../contract/dashboardFilter.ts'
import type { ShareLink } from '../../../contract/sharing.ts'
import type { LinkChange } from './queries.ts'

const DAY_MS = 86_400_000

/** A link as it stands in the form. */
export interface LinkDraft {
  kind: ShareLink['kind']
  name: string
  lockedValues: FilterValues
  allowsRows: boolean
  allowsExport: boolean
  /** `never`, a number of days from now, or the last day as 2026-12-31; `kept` leaves the end as it is. */
  ends: string
  /** Empty: none, or the one there is. */
  password: string
  dropsPassword: boolean
}

export const newDraft: LinkDraft = {
  kind: 'public',
  name: '',
  lockedValues: {},
  allowsRows: false,
  allowsExport: false,
  ends: 'never',
  password: '',
  dropsPassword: false,
}

export function draftOf({ kind, name, lockedValues, allowsRows, allowsExport, expiresAt }: ShareLink): LinkDraft {
  const ends = expiresAt === null ? 'never' : 'kept'
  return { kind, name, lockedValues, allowsRows, allowsExport, ends, password: '', dropsPassword: false }
}

/** What is sent of it. A last day ends with its midnight, here. */
export function sentOf({ ends, password, dropsPassword, kind: _, ...same }: LinkDraft, now = Date.now()): LinkChange {
  return {
    ...same,
    ...(ends !== 'kept' && { expiresAt: endOf(ends, now) }),
    ...(password !== '' ? { password } : dropsPassword && { password: null }),
  }
}

function endOf(ends: string, now: number): string | null {
  if (ends === 'never') return null
  if (/^\d+$/.test(ends)) return new Date(now + Number(ends) * DAY_MS).toISOString()
  const day = new Date(`${ends}T00:00:00`)
  day.setDate(day.getDate() + 1)
  return Number.isNaN(day.getTime()) ? null : day.toISOString()
}
