import { epochMs, lengthOf } from '../../chart/period.ts'
import { all, type Moments, noValues, together } from '../../stats/groups/moments.ts'
import { anova, lineThrough } from '../../stats/groups/tests.ts'
import { fisherUpper } from '../../stats/special/fisher.ts'
import type { Candidate } from '../candidate.ts'
import type { Along } from './along.ts'
import { startOf } from './points.ts'

const FLOOR = 0.03

/** A repeating part of time: which turn a day is, and in which round. */
interface Turn {
  part: 'monthOfYear' | 'dayOfWeek'
  turns: number
  of: (day: string) => number
  roundOf: (day: string) => string
}

const months: Turn = {
  ...{ part: 'monthOfYear', turns: 12 },
  of: day => Number(day.slice(5, 7)),
  roundOf: day => day.slice(0, 4),
}
const weekdays: Turn = {
  ...{ part: 'dayOfWeek', turns: 7 },
  of: day => ((new Date(epochMs(day)).getUTCDay() + 6) % 7) + 1,
  roundOf: day => startOf(day, 'week'),
}

interface Day {
  day: string
  of: Moments
}

export interface Seasons {
  candidates: Candidate[]
  /** What the month adds to a value, where there is such a season. */
  ofMonth: ReadonlyMap<number, number> | null
}

/** What comes back with the year (over at least two) or with the week (over at least eight weeks), beside a straight trend. */
export function seasons({ series, measure }: Along): Seasons {
  const m = series.measures.indexOf(measure)
  const days = series.periods.flatMap(({ key, of }): Day[] => {
    const part = of[m]
    return part && part.n > 0 ? [{ day: String(key).slice(0, 10), of: part }] : []
  })
  const spanDays = (epochMs(days.at(-1)?.day ?? '') - epochMs(days[0]?.day ?? '')) / lengthOf('day')
  const isFine = series.unit !== 'year' && series.unit !== 'quarter'
  const level = withoutTrend(days)
  const turns = [
    ...(spanDays >= 700 && isFine ? [months] : []),
    ...(spanDays >= 56 && series.unit === 'day' ? [weekdays] : []),
  ]
  const found = turns.flatMap(turn => seasonOf(turn, days, level) ?? [])
  const yearly = found.find(({ turn, isLarge }) => turn === months && isLarge)
  return {
    candidates: found.map(season => candidateOf(season, { series, measure })),
    ofMonth: yearly ? offsets(yearly.groups) : null,
  }
}

function withoutTrend(days: readonly Day[]): Day[] {
  const line = lineThrough(
    days.map(({ of }) => of.mean),
    days.map(({ of }) => of.n),
  )
  if (!line || line.p >= 0.01) return [...days]
  const middle = (days.length - 1) / 2
  return days.map(({ day, of }, i) => ({ day, of: { ...of, mean: of.mean - line.slope * (i - middle) } }))
}

interface Season {
  turn: Turn
  p: number
  eta2: number
  isLarge: boolean
  /** Without the trend, and as they are. */
  groups: ReadonlyMap<number, Moments>
  plain: ReadonlyMap<number, Moments>
  n: number
}

function seasonOf(turn: Turn, days: readonly Day[], level: readonly Day[]): Season | null {
  const groups = byTurn(level, turn)
  const tested = anova([...groups.values()])
  const rounds = roundsTest(level, turn)
  if (!tested || rounds === null || groups.size < turn.turns * 0.7) return null
  const { eta2 } = tested
  const n = days.reduce((sum, { of }) => sum + of.n, 0)
  return { turn, p: Math.max(tested.p, rounds), eta2, isLarge: eta2 >= FLOOR, groups, plain: byTurn(days, turn), n }
}

function byTurn(days: readonly Day[], turn: Turn): Map<number, Moments> {
  const groups = new Map<number, Moments>()
  for (const { day, of } of days) groups.set(turn.of(day), together(groups.get(turn.of(day)) ?? noValues, of))
  return groups
}

/**
 * Whether the turns differ in the same way in round after round: two-way analysis of the means of each turn in each
 * round, without interaction. A series that merely wanders has months that differ within a year, but not the same ones.
 */
function roundsTest(days: readonly Day[], turn: Turn): number | null {
  const cells = new Map<string, Map<number, Moments>>()
  for (const { day, of } of days) {
    const round = cells.get(turn.roundOf(day)) ?? new Map<number, Moments>()
    round.set(turn.of(day), together(round.get(turn.of(day)) ?? noValues, of))
    cells.set(turn.roundOf(day), round)
  }
  const ofTurn = new Map<number, number[]>()
  for (const round of cells.values()) {
    const means = [...round.values()].map(({ mean }) => mean)
    const middle = means.reduce((sum, mean) => sum + mean, 0) / means.length
    for (const [at, { mean }] of round) ofTurn.set(at, [...(ofTurn.get(at) ?? []), mean - middle])
  }
  const groups = [...ofTurn.values()].map(momentsOfValues)
  const within = groups.reduce((sum, { m2 }) => sum + m2, 0)
  const between = all(groups).m2 - within
  const df1 = groups.length - 1
  const df2 = groups.reduce((sum, { n }) => sum + n, 0) - cells.size - df1
  if (df1 < 1 || df2 < 2 || !(within > 0)) return null
  return fisherUpper(Math.max(0, between) / df1 / (within / df2), { df1, df2 })
}

function momentsOfValues(values: readonly number[]): Moments {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { n: values.length, mean, m2: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) }
}

function offsets(groups: ReadonlyMap<number, Moments>): Map<number, number> {
  const { mean } = all([...groups.values()])
  return new Map([...groups].map(([at, of]) => [at, of.mean - mean]))
}

function candidateOf(season: Season, { series, measure }: Pick<Along, 'series' | 'measure'>): Candidate {
  const { turn, plain, eta2, p, isLarge, n } = season
  const { part } = turn
  const ranked = [...plain].sort(([, a], [, b]) => b.mean - a.mean)
  const [most, least] = [ranked[0], ranked.at(-1)]
  const params = {
    ...{ measure: measure.name, share: eta2 },
    ...{ most: nameOf(part, most?.[0] ?? 1), high: most?.[1].mean ?? null },
    ...{ least: nameOf(part, least?.[0] ?? 1), low: least?.[1].mean ?? null },
  }
  return {
    ...{ kind: 'season', about: part, columns: [series.time.id, measure.id], n, isLarge, impact: 1 },
    sentence: { code: part === 'monthOfYear' ? 'insight.seasonMonth' : 'insight.seasonDay', params },
    question: {
      type: 'bar',
      x: [{ role: 'group', column: series.time.id, timePart: part }],
      y: [{ role: 'value', column: measure.id, aggregate: 'mean' }],
    },
    test: { name: { code: 'insight.test.rounds', params: {} }, p },
    effect: { name: { code: 'insight.effect.eta2', params: {} }, value: eta2 },
    strength: Math.sqrt(eta2) * 1.2,
  }
}

/** 'July' of 7, 'Monday' of 1. */
function nameOf(part: Turn['part'], n: number): string {
  // 1 January 2024 was a Monday.
  const date = part === 'monthOfYear' ? Date.UTC(2024, n - 1, 1) : Date.UTC(2024, 0, n)
  return (part === 'monthOfYear' ? monthName : dayName).format(date)
}

const monthName = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' })
const dayName = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' })
