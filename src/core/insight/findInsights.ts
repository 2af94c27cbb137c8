import type { Column } from '../../contract/column.ts'
import type { InsightPart } from '../../contract/insight.ts'
import type { Expression, Relation } from '../../contract/relation.ts'
import { unitOf } from '../chart/period.ts'
import { pairsOf, pairsRelation, readCorrelations } from '../quality/pairsRelation.ts'
import { column } from '../relation/build.ts'
import { groupsRelation, readGroups } from '../stats/groups/facts.ts'
import type { Ask, MethodInput, Steps } from '../stats/method.ts'
import type { Candidate } from './candidate.ts'
import { changeCandidates } from './kinds/changeCandidates.ts'
import { groupCandidates } from './kinds/groups.ts'
import { pairCandidates } from './kinds/pairs.ts'
import { qualityCandidates } from './kinds/quality.ts'
import { seriesCandidates } from './kinds/series.ts'
import { shareCandidates } from './kinds/shares.ts'
import { type Subjects, subjectsOf } from './subjects.ts'

const MOST_GROUPS = 10_000
/** A part of what is looked at, that can be left out when time is over. */
export interface Look {
  part: InsightPart
  steps: Steps<Candidate[]>
}

/** A table that is looked at; of dates ahead nothing is said where nobody knows what day it is. */
export type Looked = MethodInput & { today?: Date }

/**
 * Everything about a table that may be worth saying, tested but not yet judged: what changed and how each measure goes
 * over time, each dimension's groups, each two measures, what its columns lack. All of it out of counts, means and
 * spreads of groups; no rows are fetched.
 */
export function* findCandidates(looked: Looked): Steps<Candidate[]> {
  const found: Candidate[] = []
  for (const { steps } of looksOf(looked)) found.push(...(yield* steps))
  return found
}

/** The same in parts, the most telling first. Empty when there are too few rows. */
export function looksOf({ rows, columns, today }: Looked): Look[] {
  const all = [...columns.values()]
  const subjects = subjectsOf(all)
  if (!subjects) return []
  return [
    { part: 'quality', steps: quality(all, subjects, today ?? null) },
    { part: 'time', steps: overTime(rows, subjects) },
    { part: 'groups', steps: ofGroups(rows, subjects) },
    { part: 'pairs', steps: ofPairs(rows, all) },
  ]
}

// biome-ignore lint/correctness/useYield: what is known already is no question to the engine
function* quality(columns: readonly Column[], { time }: Subjects, today: Date | null): Steps<Candidate[]> {
  return qualityCandidates({ columns, time: time?.column ?? null, today })
}

function* overTime(rows: Relation, { time, measures, dimensions }: Subjects): Steps<Candidate[]> {
  const shownUnit = time && unitOf(time.column)
  if (!time || !shownUnit) return []
  const by: Expression = { kind: 'truncate', unit: time.unit, arg: column(time.column.id) }
  const [table] = yield [{ relation: groupsRelation(rows, by, measures), maxRows: MOST_GROUPS }]
  const periods = readGroups(table, measures).sort((a, b) => (String(a.key) < String(b.key) ? -1 : 1))
  const series = { time: time.column, unit: time.unit, shownUnit, measures, periods }
  return [...(yield* changeCandidates({ rows, series, dimensions })), ...seriesCandidates(series)]
}

function* ofGroups(rows: Relation, { measures, dimensions, wide }: Subjects): Steps<Candidate[]> {
  const ranked = wide.filter(one => !dimensions.includes(one))
  const sums = measures.filter(({ meaning }) => meaning.additive === 'sum')
  const asks: Ask[] = [
    ...dimensions.map(one => ({ relation: groupsRelation(rows, column(one.id), measures), maxRows: MOST_GROUPS })),
    ...ranked.map(one => ({ relation: groupsRelation(rows, column(one.id), sums), maxRows: MOST_GROUPS })),
  ]
  const answers = asks.length > 0 ? yield asks : []
  const compared = dimensions.flatMap((dimension, i) => {
    const grouped = { dimension, measures, groups: readGroups(answers[i], measures) }
    return [...groupCandidates(grouped), ...shareCandidates(grouped)]
  })
  const shares = ranked.flatMap((dimension, i) => {
    const groups = readGroups(answers[dimensions.length + i], sums)
    return shareCandidates({ dimension, measures: sums, groups }).filter(({ kind }) => kind !== 'majority')
  })
  return [...compared, ...shares]
}

function* ofPairs(rows: Relation, columns: readonly Column[]): Steps<Candidate[]> {
  const pairs = pairsOf(columns)
  if (pairs.length === 0) return []
  const [sums] = yield [{ relation: pairsRelation(rows, pairs) }]
  return sums ? pairCandidates(pairs, readCorrelations(sums, pairs)) : []
}
