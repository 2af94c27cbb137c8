import type { Column } from '../../../contract/column.ts'
import type { GroupFacts } from '../../stats/groups/facts.ts'
import { all, type Moments, without } from '../../stats/groups/moments.ts'
import { anova, welch } from '../../stats/groups/tests.ts'
import type { Candidate } from '../candidate.ts'

const LEAST_ROWS = 30
const FLOORS = { d: 0.3, eta2: 0.05, share: 0.5, leaders: 0.25 }

interface Grouped {
  dimension: Column
  measures: readonly Column[]
  groups: readonly GroupFacts[]
}

/** What groups of one dimension tell: which differ from the rest, how much they explain, and which makes most. */
export function groupCandidates(grouped: Grouped): Candidate[] {
  const { measures } = grouped
  return [
    ...measures.flatMap((measure, m) => [...differing(grouped, measure, m), ...driving(grouped, measure, m)]),
    ...leading(grouped),
  ]
}

const mean = (measure: Column) => ({ role: 'value' as const, column: measure.id, aggregate: 'mean' as const })
const by = (dimension: Column) => ({ role: 'group' as const, column: dimension.id })

/** Each group against all other rows. */
function differing({ dimension, groups }: Grouped, measure: Column, m: number): Candidate[] {
  const moments = groups.map(group => group.of[m]).filter(part => part !== undefined)
  const whole = all(moments)
  return groups.flatMap(({ key, of }) => {
    const part = of[m]
    if (!part || part.n < LEAST_ROWS || whole.n - part.n < LEAST_ROWS) return []
    const rest = without(whole, part)
    const compared = welch(part, rest)
    if (!compared) return []
    const { p, d } = compared
    const ratio = rest.mean > 0 && part.mean > 0 ? part.mean / rest.mean - 1 : null
    const params = {
      group: String(key),
      dimension: dimension.name,
      measure: measure.name,
      value: part.mean,
      rest: rest.mean,
    }
    return [
      {
        kind: 'group',
        about: String(key),
        sentence:
          ratio === null
            ? { code: 'insight.group', params }
            : { code: 'insight.groupRatio', params: { ...params, ratio } },
        question: { type: 'bar', x: [by(dimension)], y: [mean(measure)] },
        columns: [dimension.id, measure.id],
        n: part.n,
        test: { name: { code: 'insight.test.welch', params: {} }, p },
        effect: { name: { code: 'insight.effect.d', params: {} }, value: d },
        isLarge: Math.abs(d) >= FLOORS.d,
        strength: Math.abs(d) / 1.5,
        impact: Math.sqrt(part.n / whole.n),
      },
    ]
  })
}

/** How much of a measure's differences the groups explain. */
function driving({ dimension, groups }: Grouped, measure: Column, m: number): Candidate[] {
  const parts = groups.flatMap(({ key, of }) => (of[m] && of[m].n >= 2 ? [{ key, part: of[m] }] : []))
  const tested = anova(parts.map(({ part }) => part))
  if (!tested || parts.length < 3) return []
  const large = parts.filter(({ part }) => part.n >= LEAST_ROWS).sort((a, b) => b.part.mean - a.part.mean)
  const [most, least] = [large[0], large.at(-1)]
  if (!most || !least || most === least) return []
  const params = { dimension: dimension.name, measure: measure.name, share: tested.eta2 }
  const ends = { most: String(most.key), high: most.part.mean, least: String(least.key), low: least.part.mean }
  return [
    {
      kind: 'driver',
      about: '',
      sentence: { code: 'insight.driver', params: { ...params, ...ends } },
      question: { type: 'bar', x: [by(dimension)], y: [mean(measure)] },
      columns: [dimension.id, measure.id],
      n: parts.reduce((sum, { part }) => sum + part.n, 0),
      test: { name: { code: 'insight.test.anova', params: {} }, p: tested.p },
      effect: { name: { code: 'insight.effect.eta2', params: {} }, value: tested.eta2 },
      isLarge: tested.eta2 >= FLOORS.eta2,
      strength: Math.sqrt(tested.eta2),
      impact: 1,
    },
  ]
}

/** A group that makes more than half of a total, or few that make most of it. */
function leading({ dimension, measures, groups }: Grouped): Candidate[] {
  const totals = [
    { measure: null, values: groups.map(({ rows }) => rows) },
    ...measures.flatMap((measure, m) =>
      measure.meaning.additive === 'sum' ? [{ measure, values: groups.map(({ of }) => sumOf(of[m])) }] : [],
    ),
  ]
  return totals.flatMap(({ measure, values }) => {
    if (values.some(value => value < 0)) return []
    const total = values.reduce((sum, value) => sum + value, 0)
    if (!(total > 0)) return []
    return [
      ...majority({ dimension, measure, groups, values, total }),
      ...fewMakeMost({ dimension, measure, groups, values, total }),
    ]
  })
}

const sumOf = (moments: Moments | undefined) => (moments ? moments.n * moments.mean : 0)

interface Shares {
  dimension: Column
  measure: Column | null
  groups: readonly GroupFacts[]
  values: readonly number[]
  total: number
}

function majority({ dimension, measure, groups, values, total }: Shares): Candidate[] {
  const most = Math.max(...values)
  const share = most / total
  const key = groups[values.indexOf(most)]?.key ?? null
  // Of two or three groups one always has much: it must be far from an even share, too.
  const isLarge = share >= Math.max(FLOORS.share, 1.5 / groups.length)
  const params = { group: String(key), dimension: dimension.name, measure: measure?.name ?? '', share }
  return [
    {
      ...sharing(dimension, measure),
      kind: 'majority',
      about: String(key),
      sentence: { code: measure ? 'insight.majority' : 'insight.majorityRows', params },
      n: groups.reduce((sum, { rows }) => sum + rows, 0),
      effect: { name: { code: 'insight.effect.share', params: {} }, value: share },
      isLarge: isLarge && groups.length > 1,
      strength: share * 0.6,
      impact: 1,
    },
  ]
}

function fewMakeMost({ dimension, measure, groups, values, total }: Shares): Candidate[] {
  if (groups.length < 20) return []
  const leaders = leadersTo(0.8 * total, values)
  const ofGroups = leaders / groups.length
  const params = { dimension: dimension.name, measure: measure?.name ?? '', leaders, groups: groups.length, ofGroups }
  return [
    {
      ...sharing(dimension, measure),
      kind: 'pareto',
      about: '',
      sentence: { code: measure ? 'insight.pareto' : 'insight.paretoRows', params },
      n: groups.reduce((all, { rows }) => all + rows, 0),
      effect: { name: { code: 'insight.effect.share', params: {} }, value: ofGroups },
      isLarge: ofGroups <= FLOORS.leaders,
      strength: 0.7 - ofGroups,
      impact: 1,
    },
  ]
}

/** How many of the largest make at least so much together. */
function leadersTo(least: number, values: readonly number[]): number {
  let sum = 0
  const ranked = [...values].sort((a, b) => b - a)
  const at = ranked.findIndex(value => {
    sum += value
    return sum >= least
  })
  return at < 0 ? ranked.length : at + 1
}

function sharing(dimension: Column, measure: Column | null): Pick<Candidate, 'question' | 'columns' | 'test'> {
  const value = measure
    ? { role: 'value' as const, column: measure.id, aggregate: 'sum' as const }
    : { role: 'value' as const, aggregate: 'count' as const }
  const leading = { n: 10, other: true }
  return {
    question: {
      type: 'bar',
      x: [{ ...by(dimension), ...(dimension.profile.distinct > 12 && { leading }) }],
      y: [value],
    },
    columns: measure ? [dimension.id, measure.id] : [dimension.id],
    test: null,
  }
}
