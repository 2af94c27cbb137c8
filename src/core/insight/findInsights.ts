import type { Column } from '../../contract/column.ts'
import type { Expression } from '../../contract/relation.ts'
import { unitOf } from '../chart/period.ts'
import { pairsOf, pairsRelation, readCorrelations } from '../quality/pairsRelation.ts'
import { column } from '../relation/build.ts'
import { groupsRelation, readGroups } from '../stats/groups/facts.ts'
import type { Ask, MethodInput, Steps } from '../stats/method.ts'
import type { Candidate } from './candidate.ts'
import { groupCandidates } from './kinds/groups.ts'
import { pairCandidates } from './kinds/pairs.ts'
import { seriesCandidates } from './kinds/series.ts'
import { type Subjects, subjectsOf } from './subjects.ts'

const MOST_GROUPS = 10_000
/** Correlations of more rows are taken of a sample. */
const MEASURED_WHOLE = 1_000_000
const SAMPLE = { rows: 100_000, seed: 1 }

/**
 * Everything about a table that may be worth saying, tested but not yet judged: each dimension's groups, each measure
 * over time, each two measures. All of it out of counts, means and spreads of groups; no rows are fetched.
 */
export function* findCandidates({ rows, columns }: MethodInput): Steps<Candidate[]> {
  const all = [...columns.values()]
  const subjects = subjectsOf(all)
  if (!subjects) return []
  const { measures, dimensions, wide, time } = subjects
  const ranked = wide.filter(one => !dimensions.includes(one))
  const pairs = pairsOf(all)
  const asks: Ask[] = [
    ...dimensions.map(one => ({ relation: groupsRelation(rows, column(one.id), measures), maxRows: MOST_GROUPS })),
    ...ranked.map(one => ({
      relation: groupsRelation(rows, column(one.id), additive(measures)),
      maxRows: MOST_GROUPS,
    })),
    ...(time ? [{ relation: groupsRelation(rows, periodOf(time), measures), maxRows: MOST_GROUPS }] : []),
  ]
  const answers = asks.length > 0 ? yield asks : []
  const sampled = subjects.rows > MEASURED_WHOLE ? ({ op: 'sample', input: rows, ...SAMPLE } as const) : rows
  const [sums] = pairs.length > 0 ? yield [{ relation: pairsRelation(sampled, pairs) }] : []
  const groups = dimensions.flatMap((dimension, i) =>
    groupCandidates({ dimension, measures, groups: readGroups(answers[i], measures) }),
  )
  const shares = ranked.flatMap((dimension, i) => {
    const of = additive(measures)
    const found = groupCandidates({ dimension, measures: of, groups: readGroups(answers[dimensions.length + i], of) })
    return found.filter(({ kind }) => kind === 'pareto')
  })
  const correlations = sums ? pairCandidates(pairs, readCorrelations(sums, pairs)) : []
  return [...groups, ...shares, ...overTime(subjects, answers.at(-1)), ...correlations]
}

const additive = (measures: readonly Column[]) => measures.filter(({ meaning }) => meaning.additive === 'sum')

function periodOf({ column: { id }, unit }: NonNullable<Subjects['time']>): Expression {
  return { kind: 'truncate', unit, arg: column(id) }
}

function overTime({ time, measures }: Subjects, table: Parameters<typeof readGroups>[0]): Candidate[] {
  const shownUnit = time && unitOf(time.column)
  if (!time || !shownUnit) return []
  const periods = readGroups(table, measures).sort((a, b) => (String(a.key) < String(b.key) ? -1 : 1))
  return seriesCandidates({ time: time.column, unit: time.unit, shownUnit, measures, periods })
}
