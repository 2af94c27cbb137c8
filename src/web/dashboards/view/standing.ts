import { z } from 'zod'
import { type DashboardDocument, TileSelection } from '../../../contract/dashboard.ts'
import { type FilterValue, FilterValues } from '../../../contract/dashboardFilter.ts'

type Values = FilterValues

/** How the filters stand before anybody touches them: as one keeps them oneself, else as the dashboard has them. */
export function defaultsOf({ filters }: Pick<DashboardDocument, 'filters'>, own: Values = {}): Values {
  return Object.fromEntries(filters.map(({ id, value }) => [id, Object.hasOwn(own, id) ? (own[id] ?? null) : value]))
}

/** How the filters stand: as the address says, else as by default. What the address names and is not there is dropped. */
export function standingValues(defaults: Values, changed: Values): Values {
  const known = Object.entries(changed).filter(([id]) => Object.hasOwn(defaults, id))
  return { ...defaults, ...Object.fromEntries(known) }
}

/** The values that are not the defaults; null when all are. */
export function changedValues(values: Values, defaults: Values): Values | null {
  const changed = Object.entries(values).filter(([id, value]) => !isSameValue(value, defaults[id] ?? null))
  return changed.length === 0 ? null : Object.fromEntries(changed)
}

/** Whether two values say the same, whatever the order of their parts. */
export function isSameValue(a: FilterValue | null, b: FilterValue | null): boolean {
  return canonical(a) === canonical(b)
}

const canonical = (value: FilterValue | null) =>
  value === null ? '' : JSON.stringify(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)))

/** The values of an address; what cannot be read is none. */
export function readValues(written: string | undefined): Values {
  return parsed(FilterValues, written) ?? {}
}

/** The selections of an address, of tiles that are there. */
export function readSelections(
  written: string | undefined,
  { tiles }: Pick<DashboardDocument, 'tiles'>,
): TileSelection[] {
  const read = parsed(z.array(TileSelection).max(20), written) ?? []
  return read.filter(({ tileId }) => tiles.some(({ id }) => id === tileId))
}

function parsed<T>(schema: z.ZodType<T>, written: string | undefined): T | null {
  if (!written) return null
  try {
    const read = schema.safeParse(JSON.parse(written))
    return read.success ? read.data : null
  } catch {
    // An address typed or cut by hand.
    return null
  }
}
