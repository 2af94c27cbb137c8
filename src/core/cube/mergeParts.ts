import type { Part } from './cells.ts'

/** Groups with the parts of their figures. `isThere`: whether any row is in the group. */
interface Merged {
  parts: Part[]
  isThere: Uint8Array
}

/**
 * Puts the parts of many cells together to those of fewer groups. Doubles are added with the lost digits kept
 * (Neumaier 1974, ZAMM 54, 39-51), all others exactly.
 *
 * @param from    the cells, and which of them are taken, in any order
 * @param groupOf the group of a cell
 */
export function mergeParts(
  from: { parts: readonly Part[]; taken: Int32Array },
  groupOf: (cell: number) => number,
  groups: number,
): Merged {
  const { taken } = from
  const into = taken.map(groupOf)
  const isThere = new Uint8Array(groups)
  for (let i = 0; i < into.length; i++) isThere[into[i] ?? 0] = 1
  return { parts: from.parts.map(part => mergedPart(part, taken, into, groups)), isThere }
}

function mergedPart(part: Part, taken: Int32Array, into: Int32Array, groups: number): Part {
  const values = new Float64Array(groups).fill(Number.NaN)
  if (part.merge === 'compensated') addCompensated(part.values, { taken, into, values })
  else if (part.merge === 'exact') each(part.values, { taken, into, values }, (a, b) => a + b)
  else each(part.values, { taken, into, values }, extremes[part.merge])
  return { ...part, values }
}

const extremes = { min: (a: number, b: number) => Math.min(a, b), max: (a: number, b: number) => Math.max(a, b) }

interface Places {
  taken: Int32Array
  into: Int32Array
  values: Float64Array
}

function each(
  cells: Float64Array,
  { taken, into, values }: Places,
  merge: (before: number, x: number, group: number) => number,
): void {
  for (let i = 0; i < taken.length; i++) {
    const x = cells[taken[i] ?? 0] ?? Number.NaN
    if (Number.isNaN(x)) continue
    const group = into[i] ?? 0
    const before = values[group] ?? Number.NaN
    values[group] = Number.isNaN(before) ? x : merge(before, x, group)
  }
}

function addCompensated(cells: Float64Array, places: Places): void {
  const lost = new Float64Array(places.values.length)
  each(cells, places, (before, x, group) => {
    const sum = before + x
    const digits = Math.abs(before) >= Math.abs(x) ? before - sum + x : x - sum + before
    lost[group] = (lost[group] ?? 0) + digits
    return sum
  })
  for (let group = 0; group < lost.length; group++)
    places.values[group] = (places.values[group] ?? 0) + (lost[group] ?? 0)
}
