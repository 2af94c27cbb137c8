import type { Column } from '../../../contract/column.ts'
import type { GroupFacts } from '../../stats/groups/facts.ts'
import { all, without } from '../../stats/groups/moments.ts'
import { anova, welch } from '../../stats/groups/tests.ts'
import type { Candidate } from '../candidate.ts'

const LEAST_ROWS = 30
const FLOORS = { d: 0.3, eta2: 0.05 }

export interface Grouped {
  dimension: Column
  measures: readonly Column[]
  groups: readonly GroupFacts[]
}

/** What groups of one dimension tell: which differ from the rest, and how much they explain. */
export function groupCandidates(grouped: Grouped): Candidate[] {
  return grouped.measures.flatMap((measure, m) => [...differing(grouped, measure, m), ...driving(grouped, measure, m)])
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
