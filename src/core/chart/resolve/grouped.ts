import type { ChartModel, Facet, Series } from '../../../contract/chart.ts'
import type { Scalar } from '../../../contract/column.ts'
import type { Measure } from '../../../contract/plan.ts'
import { type Channel, channelOf, groupsOn, isRest, labelOfGroup } from './channel.ts'
import type { Resolving } from './marks.ts'
import { addsUp, measuresOnY, namesOnY } from './measures.ts'
import { toNumber, valuesOf } from './read.ts'

/** Some rows of an answer as the values of one series, one place a category. */
export type ValuesOf = (rows: readonly number[], measure: Measure, index: number) => Partial<Series>

/** What parts a chart of groups besides x. */
export interface Parts {
  colour: Channel | null
  facet: Channel | null
}

export function partsOf(input: Resolving): Parts {
  const { colour, facet } = input.spec.encoding
  return { colour: channelOf(input, colour), facet: channelOf(input, facet) }
}

/** The first measure of each row where it adds up over rows: what large and small groups are told by. */
export function weightsOf(input: Resolving): (number | null)[] | null {
  const [measure] = measuresOnY(input)
  return measure && addsUp(measure) ? numbersOf(input, measure.as) : null
}

export const numbersOf = ({ table }: Resolving, as: string) => valuesOf(table, as).map(toNumber)

/**
 * The series of a chart of groups: one a colour, else one a measure; in a faceted chart for each small chart the same
 * ones, in the same colours.
 */
export function seriesOfParts(
  input: Resolving,
  { colour, facet }: Parts,
  valuesOfRows: ValuesOf,
): Pick<ChartModel, 'series' | 'facets' | 'legend'> {
  const measures = measuresOnY(input)
  const names = namesOnY(input)
  const weights = weightsOf(input)
  const colours = colour ? groupsOn(colour, weights) : []
  const all = Array.from({ length: input.table.rowCount }, (_, i) => i)
  const [main] = measures
  const seriesOf = (rows: readonly number[]): Series[] => {
    if (!colour || !main)
      return measures.map((measure, i) => blank(names[i] ?? '', measure, i, valuesOfRows(rows, measure, i)))
    const byColour = rowsBy(colour, rows)
    return colours.map((group, i) => ({
      ...blank(labelOfGroup(group, colour.format), main, i, valuesOfRows(byColour.get(group) ?? [], main, 0)),
      group,
      colour: isRest(colour, group) ? 6 : Math.min(i, 6),
    }))
  }
  const legend = colour ? colour.column.name : measures.length > 1 ? '' : null
  if (!facet) return { series: seriesOf(all), facets: null, legend }
  const byFacet = rowsBy(facet, all)
  const facets = groupsOn(facet, weights).map(
    (value): Facet => ({
      label: labelOfGroup(value, facet.format),
      value,
      series: seriesOf(byFacet.get(value) ?? []),
    }),
  )
  return { series: [], facets, legend }
}

function blank(name: string, measure: Measure, i: number, values: Partial<Series>): Series {
  return { name, measure: measure.as, colour: Math.min(i, 6), values: [], ...values }
}

/** Rows of the answer by their value on a channel. */
function rowsBy({ values }: Channel, rows: readonly number[]): Map<Scalar, number[]> {
  const found = new Map<Scalar, number[]>()
  for (const row of rows) {
    const value = values[row] ?? null
    const own = found.get(value)
    if (own) own.push(row)
    else found.set(value, [row])
  }
  return found
}

/** Values of rows at their places along x; `empty` where a place has no row. */
export function alongX(
  x: Pick<Channel, 'values'>,
  categories: readonly Scalar[],
  empty: number | null = null,
): (rows: readonly number[], numbers: readonly (number | null)[]) => (number | null)[] {
  const place = new Map(categories.map((category, i) => [category, i]))
  return (rows, numbers) => {
    const values = categories.map((): number | null => empty)
    for (const row of rows) {
      const at = place.get(x.values[row] ?? null)
      if (at !== undefined) values[at] = numbers[row] ?? empty
    }
    return values
  }
}

/** All series of a chart, whether they stand in one plot or in small ones. */
export function allSeries({ series, facets }: Pick<ChartModel, 'series' | 'facets'>): Series[] {
  return facets ? facets.flatMap(facet => facet.series) : series
}
