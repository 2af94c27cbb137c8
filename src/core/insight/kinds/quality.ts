import type { Column } from '../../../contract/column.ts'
import type { Filter } from '../../../contract/plan.ts'
import { noFacts } from '../../quality/factsRelation.ts'
import { suspectDates } from '../../quality/impossibleDates.ts'
import { sentinelAlert } from '../../quality/sentinel.ts'
import type { Candidate } from '../candidate.ts'

const FLOORS = { missing: 0.2, rejected: 0.05 }

interface Looked {
  columns: readonly Column[]
  /** Of the figures that rows are asked about, when there is one. */
  time: Column | null
  /** Dates are held against it; null: not known, they are not looked at. */
  today: Date | null
}

/** What of the columns' profiles changes conclusions: much that is missing, cells that were no values, marks of "not known", dates that cannot be. */
export function qualityCandidates({ columns, time, today }: Looked): Candidate[] {
  const looked = columns.filter(one => one.role === 'measure' || one.role === 'dimension' || one.role === 'time')
  return looked.flatMap(column => [
    ...missing(column, time),
    ...rejected(column, time),
    ...placeholder(column),
    ...(today ? impossible(column, today) : []),
  ])
}

type Told = Pick<Candidate, 'about' | 'sentence' | 'question' | 'n'> & { share: number }

function candidate(column: Column, { share, ...told }: Told): Candidate {
  return {
    ...told,
    kind: 'quality',
    columns: [column.id],
    test: null,
    effect: { name: { code: 'insight.effect.share', params: {} }, value: share },
    isLarge: true,
    strength: 0.3 + share / 2,
    impact: 0.6,
  }
}

function missing(column: Column, time: Column | null): Candidate[] {
  const { rows, nulls } = column.profile
  const share = nulls / rows
  // A second date is of what happened to some rows only.
  if (column.role === 'time' && column !== time) return []
  if (share < FLOORS.missing || nulls === rows) return []
  const params = { column: column.name, share, count: nulls, left: 1 - share }
  return [
    candidate(column, {
      ...{ about: 'missing', share, n: rows },
      sentence: { code: 'insight.quality.missing', params },
      question: { ...rowsOver(time), filter: { op: 'isNull', column: column.id } },
    }),
  ]
}

function rejected(column: Column, time: Column | null): Candidate[] {
  const share = column.rejected / column.profile.rows
  if (share < FLOORS.rejected) return []
  const params = { column: column.name, share, count: column.rejected }
  return [
    candidate(column, {
      ...{ about: 'rejected', share, n: column.profile.rows },
      sentence: { code: 'insight.quality.rejected', params },
      question: { ...rowsOver(time), filter: { op: 'isNull', column: column.id } },
    }),
  ]
}

function placeholder(column: Column): Candidate[] {
  const alert = sentinelAlert(column, noFacts)
  if (!alert) return []
  const count = Number(alert.message.params.count)
  return [
    candidate(column, {
      ...{ about: 'placeholder', n: count, share: count / column.profile.rows },
      sentence: { code: 'insight.quality.placeholder', params: alert.message.params },
      question: { type: 'histogram', x: [{ role: 'raw', column: column.id }] },
    }),
  ]
}

/** Dates ahead of today by years, or days that programs write where they know none. */
function impossible(column: Column, today: Date): Candidate[] {
  const found = suspectDates(column, today)
  if (!found) return []
  const ends = [column.profile.min, column.profile.max].map(day => String(day).slice(0, 10))
  const isLate = isAhead(found)
  const params = { column: column.name, example: (isLate ? ends[1] : ends[0]) ?? '' }
  return [
    candidate(column, {
      ...{ about: 'dates', n: column.profile.rows, share: 0 },
      sentence: { code: isLate ? 'insight.quality.ahead' : 'insight.quality.dates', params },
      question: { type: 'bar', x: [{ role: 'group', column: column.id, timeUnit: 'year' }], y: [count] },
    }),
  ]
}

const isAhead = (found: Filter) => found.op === 'or' && found.of.some(({ op }) => op === 'gt')
const count = { role: 'value' as const, aggregate: 'count' as const }

function rowsOver(time: Column | null): Pick<Candidate['question'], 'type' | 'x' | 'y'> {
  if (!time) return { type: 'metric', y: [count] }
  return { type: 'bar', x: [{ role: 'group', column: time.id }], y: [count] }
}
