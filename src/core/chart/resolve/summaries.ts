import type { ChartModel, Series } from '../../../contract/chart.ts'
import type { Scalar } from '../../../contract/column.ts'
import type { Message } from '../../../contract/message.ts'
import { type Channel, isRest, labelOfGroup } from './channel.ts'
import { allSeries, type Parts } from './grouped.ts'
import type { Resolving } from './marks.ts'
import { addsUp, measuresOnY } from './measures.ts'
import { figureSaid, saidFigure } from './saidFigure.ts'

const empty: Message = { code: 'summary.empty', params: {} }

/** What a chart of groups is drawn of. */
export interface Groups {
  x: Channel
  parts: Parts
  categories: readonly Scalar[]
  drawn: Pick<ChartModel, 'series' | 'facets'>
}

interface Best {
  value: number
  series: Series
  facet: string | null
  /** Its place along x. */
  index: number
}

/** Which group leads, and by how much; where groups are parted, their sums are compared if they are sums. */
export function summaryOfGroups(input: Resolving, groups: Groups): Message {
  const { x, parts, categories } = groups
  const [first] = measuresOnY(input)
  const measure = first ? figureSaid(first, input.columns) : ''
  const totals = first && addsUp(first) && first.calculation === undefined ? totalsOf(groups) : null
  const isParted = parts.colour !== null || parts.facet !== null
  const count = categories.filter(value => !isRest(x, value)).length
  const shared = { measure, groups: categories.length, named: count, dimension: x.column.name }
  const lead = totals ? leadOf(groups, totals) : null
  const say = (value: number) => saidFigure(input, value)
  if (lead && !isParted) return { code: 'summary.bar', params: { ...shared, ...lead, value: say(lead.value) } }
  const parted = { ...shared, parts: partsSaid(parts) }
  if (lead) return { code: 'summary.barParts', params: { ...parted, ...lead, value: say(lead.value) } }
  const best = bestOf(groups)
  if (!best) return empty
  const params = { ...parted, leader: leaderOf(groups, best), value: say(best.value) }
  return { code: isParted ? 'summary.barHighest' : 'summary.bar', params }
}

/** Where a course starts, ends and is highest; of several, which one ends highest. */
export function summaryOfCourse(input: Resolving, groups: Groups): Message {
  const { x, parts, categories, drawn } = groups
  const [main] = measuresOnY(input)
  const measure = main ? figureSaid(main, input.columns) : ''
  const say = (value: number | null | undefined) => saidFigure(input, value ?? null)
  const label = (index: number) => labelOfGroup(categories[index] ?? null, x.format)
  const all = allSeries(drawn)
  const [series] = all
  const best = bestOf(groups)
  if (!series || !best) return empty
  const span = { from: label(0), to: label(categories.length - 1) }
  if (all.length > 1) {
    const params = { measure, ...span, lines: all.length, parts: partsSaid(parts) }
    return {
      code: parts.facet ? 'summary.courses' : 'summary.lines',
      params: { ...params, leader: nameOf(best), value: say(best.value), at: label(best.index) },
    }
  }
  const known = series.values.flatMap((value, i) => (value === null ? [] : [i]))
  const [from, to] = [known[0] ?? 0, known.at(-1) ?? 0]
  const ends = { from: label(from), to: label(to), first: say(series.values[from]), last: say(series.values[to]) }
  return { code: 'summary.line', params: { measure, ...ends, peak: say(best.value), peakAt: label(best.index) } }
}

/** Sums of the groups along x over all series of the first measure. */
function totalsOf({ categories, drawn, parts }: Groups): (number | null)[] {
  const [main] = allSeries(drawn)
  const series = allSeries(drawn).filter(({ measure }) => measure === main?.measure)
  if (!main) return []
  if (parts.colour === null && parts.facet === null) return [...main.values]
  return categories.map((_, i) => {
    const known = series.map(({ values }) => values[i] ?? null).filter(value => value !== null)
    return known.length === 0 ? null : known.reduce((a, b) => a + b, 0)
  })
}

function leadOf({ x, categories }: Groups, totals: readonly (number | null)[]) {
  let best = -1
  for (const [i, total] of totals.entries())
    if (total !== null && !isRest(x, categories[i] ?? null) && (best < 0 || total > (totals[best] ?? 0))) best = i
  return best < 0 ? null : { leader: labelOfGroup(categories[best] ?? null, x.format), value: totals[best] ?? 0 }
}

/** The greatest value of all series, leaving out what was folded together. */
function bestOf({ x, parts, categories, drawn }: Groups): Best | null {
  const panels = drawn.facets ?? [{ label: null, series: drawn.series }]
  const isFolded = (series: Series, index: number) =>
    isRest(x, categories[index] ?? null) || (parts.colour !== null && isRest(parts.colour, series.group ?? null))
  const all = panels.flatMap(({ label, series }) => series.map(one => ({ facet: label, series: one })))
  let best: Best | null = null
  for (const { facet, series } of all)
    series.values.forEach((value, index) => {
      if (value === null || isFolded(series, index)) return
      if (best === null || value > best.value) best = { value, series, facet, index }
    })
  return best
}

const nameOf = ({ series, facet }: Best) =>
  facet === null ? series.name : series.group === undefined ? facet : `${facet} · ${series.name}`

function leaderOf({ x, parts, categories }: Groups, best: Best): string {
  const place = labelOfGroup(categories[best.index] ?? null, x.format)
  return parts.colour || parts.facet ? `${place} · ${nameOf(best)}` : place
}

/** The columns that part a chart, in words. */
function partsSaid({ colour, facet }: Parts): string {
  return [colour, facet].flatMap(part => (part ? [part.column.name] : [])).join(' and ')
}
