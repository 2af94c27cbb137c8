import type { Series } from '../../../contract/chart.ts'
import type { Scalar } from '../../../contract/column.ts'
import type { Marks, Resolving } from './marks.ts'
import { dimensionAxis, dimensionOf, indexOfMax, measureAxis, measureOnY, toNumber, valuesOf } from './read.ts'

/** Bars start at zero, one per group; a second dimension becomes one series per value, at most six and Other. */
export function resolveBar({ spec, columns, table }: Resolving): Marks {
  const dimension = dimensionOf(spec, spec.encoding.x)
  if (!dimension) throw new Error('a bar chart needs a dimension on x')
  const measure = measureOnY(spec)
  const order = otherLast(
    valuesOf(table, dimension.as),
    spec.plan.tops.some(top => top.other),
  )
  const at = (id: string) => order.map(i => valuesOf(table, id)[i] ?? null)
  const keys = at(dimension.as)
  const values = at(measure.as).map(toNumber)
  const categories = [...new Set(keys)]
  const y = measureAxis(measure, columns, true)
  const groups = spec.encoding.colour ? at(spec.encoding.colour) : null
  const series = groups
    ? bySeries({ keys, values, groups, categories, measure: measure.as })
    : [single(y.title, measure.as, values)]
  return {
    x: dimensionAxis(dimension, columns, categories),
    y,
    series,
    metric: null,
    notes: [],
    summary: summarise(keys, values, { measure: y.title, isFolded: spec.plan.tops.some(top => top.other) }),
  }
}

/** Rows in the order they are drawn: what was folded together is no group of its own, so it comes after all that are. */
function otherLast(keys: readonly Scalar[], isFolded: boolean): number[] {
  const rows = keys.map((_, i) => i)
  return isFolded ? [...rows.filter(i => keys[i] !== 'Other'), ...rows.filter(i => keys[i] === 'Other')] : rows
}

function single(name: string, measure: string, values: (number | null)[]): Series {
  return { name, measure, colour: 0, values }
}

interface Grouped {
  keys: readonly Scalar[]
  values: readonly (number | null)[]
  groups: readonly Scalar[]
  categories: readonly Scalar[]
  measure: string
}

/** One series a group, in order of appearance, each as long as the categories. */
export function bySeries({ keys, values, groups, categories, measure }: Grouped): Series[] {
  const place = new Map(categories.map((c, i) => [c, i]))
  const series = new Map<Scalar, (number | null)[]>()
  for (const [i, group] of groups.entries()) {
    const row = series.get(group) ?? categories.map(() => null)
    row[place.get(keys[i] ?? null) ?? -1] = values[i] ?? null
    series.set(group, row)
  }
  return [...series].map(([group, row], i) => ({
    name: String(group ?? '–'),
    measure,
    group,
    colour: Math.min(i, 6),
    values: row,
  }))
}

function summarise(
  keys: readonly Scalar[],
  values: readonly (number | null)[],
  { measure, isFolded }: { measure: string; isFolded: boolean },
) {
  const best = indexOfMax(values.map((v, i) => (isFolded && keys[i] === 'Other' ? null : v)))
  if (best < 0) return { code: 'summary.empty', params: {} }
  const params = { measure, groups: keys.length, leader: keys[best] ?? null, value: values[best] ?? null }
  return { code: 'summary.bar', params }
}
