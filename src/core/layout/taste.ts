import type { Verdict } from '../../contract/automatic.ts'
import type { ChartSpec } from '../../contract/chart.ts'
import { breakdown } from '../chart/recommend/breakdowns.ts'
import { distribution } from '../chart/recommend/distribution.ts'
import type { Subject } from '../chart/recommend/subject.ts'
import type { Candidate } from '../chart/recommend/tile.ts'
import { trend } from '../chart/recommend/trend.ts'

/** What somebody said of a tile: its id and the columns it was about. */
export interface Judged {
  tileId: string
  columns: readonly string[]
  verdict: Verdict
}

/** Columns a chart is about, without those that only narrow its rows. */
export function columnsOf({ plan }: ChartSpec): string[] {
  const named = [...plan.dimensions, ...plan.measures].flatMap(({ column }) => column ?? [])
  return [...new Set([...named, ...(plan.columns ?? [])])]
}

/** The subject with columns somebody wants less of taken last, and those they want more of first. */
export function tasted(subject: Subject, judged: readonly Judged[]): Subject {
  const liking = (id: string) =>
    judged.reduce((sum, j) => (j.columns.includes(id) ? sum + (j.verdict === 'more' ? 1 : -1) : sum), 0)
  const dimensions = [...subject.dimensions].sort((a, b) => liking(b.id) - liking(a.id))
  return { ...subject, dimensions }
}

/** Charts without those somebody wants no more of, and with further ones like those they want more of. */
export function suited(charts: readonly Candidate[], subject: Subject, judged: readonly Judged[]): Candidate[] {
  const refused = new Set(judged.filter(j => j.verdict === 'less').map(j => j.tileId))
  const more = judged.filter(j => j.verdict === 'more').flatMap(j => alike(subject, j.columns).slice(0, 3))
  const all = new Map([...charts, ...more].map(chart => [chart.id, chart]))
  return [...all.values()].filter(chart => !refused.has(chart.id))
}

/** Other views of the same columns: each category by further measures, each measure by further categories, and its spread. */
function alike(subject: Subject, columns: readonly string[]): Candidate[] {
  const { dimensions, measures } = subject
  const isOf = ({ id }: { id: string }) => columns.includes(id)
  const groups = dimensions.filter(isOf)
  const figures = measures.filter(isOf)
  return [
    ...groups.flatMap(group => [undefined, ...measures.slice(0, 3)].map(figure => breakdown(subject, group, figure))),
    ...figures.flatMap(figure => dimensions.slice(0, 3).map(group => breakdown(subject, group, figure))),
    ...figures.flatMap(figure => trend({ ...subject, measures: [figure] })),
    ...figures.filter(({ profile }) => profile.quantiles !== null).map(figure => distribution(subject, figure)),
  ]
}
