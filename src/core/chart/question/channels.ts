import type { Fields, Group } from './fields.ts'
import type { Use } from './groupedPlan.ts'

const FEW = 50

/** So many colours can be told apart; the rest is Other, whatever is asked. */
const COLOURS = 6
export function colourUse(group: Group): Use {
  const { leading } = group.field
  const few = leading && { ...group.field, leading: { ...leading, n: Math.min(leading.n, COLOURS) } }
  return { group: few ? { ...group, field: few } : group, most: { groups: COLOURS, keep: COLOURS } }
}

/** So many small charts can be compared. */
export const facetUse = (group: Group): Use => ({ group, most: { groups: 12, keep: 12, other: false } })

/** Names along an axis: what is beyond twenty goes together. */
export const axisUse = (group: Group, isPlaced = false): Use =>
  group.kind === 'name' ? { group, most: { groups: 25, keep: 20 }, isPlaced } : { group, isPlaced }

/** A number with many values stands in ranges where each group needs its own place, unless some of them were chosen. */
export function inRanges(group: Group): Group {
  const { column, field, kind } = group
  if (kind !== 'number' || column.profile.distinct <= FEW || field.leading) return group
  return { column, kind: 'range', field: { ...field, bins: 20 } }
}

/** Uses in order with the ids they get, and the channel each stands on; those that are not there are left out. */
export function placed<K extends string>(
  parts: readonly [K, Use | undefined][],
): { uses: Use[]; ids: Partial<Record<K, string>> } {
  const given = parts.filter((part): part is [K, Use] => part[1] !== undefined)
  const ids: Partial<Record<K, string>> = {}
  for (const [i, [channel]] of given.entries()) ids[channel] = `g${i}`
  return { uses: given.map(([, use]) => use), ids }
}

/** The column that parts bars or lines besides X. */
export function second({ x, y, colour }: Fields): Group | undefined {
  return x[1] ?? y[0] ?? colour
}
