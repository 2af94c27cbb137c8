import type { Column } from '../../../contract/column.ts'
import type { Filter, ResultTable } from '../../../contract/plan.ts'
import type { Relation } from '../../../contract/relation.ts'
import { column } from '../../relation/build.ts'
import { narrow } from '../../relation/lower.ts'
import { groupsRelation, readAllGroups } from '../../stats/groups/facts.ts'
import { type Moments, noValues } from '../../stats/groups/moments.ts'
import type { Ask, Steps } from '../../stats/method.ts'
import type { Change, Period } from './changes.ts'
import { type Sides, type Split, splitMean, splitSum } from './split.ts'

/** A dimension of more groups is not followed through a change: the parts of some groups do not add up to it. */
const MOST_GROUPS = 1000
/** How much more than its fair part of a change a group makes, to be named. */
const EXCESS = 0.15

/** A change and what it is made of, the most telling dimension first. */
export interface Attributed {
  change: Change
  splits: readonly Split[]
}

interface Input {
  rows: Relation
  time: Column
  dimensions: readonly Column[]
  measures: readonly Column[]
}

/** Parts each change among the groups of every dimension, in one pass over the rows of their periods. */
export function* attribute(
  { rows, time, dimensions, measures }: Input,
  changes: readonly Change[],
): Steps<Attributed[]> {
  const periods = new Map(changes.flatMap(({ before, after }) => [before, after]).map(one => [one.start, one]))
  const asks = [...periods.values()].flatMap(period => {
    const there = narrow(rows, inPeriods(time.id, [period]), 'filter')
    return dimensions.map((dimension): [string, Ask] => [
      `${period.start} ${dimension.id}`,
      { relation: groupsRelation(there, column(dimension.id), measures), maxRows: MOST_GROUPS },
    ])
  })
  const answers = asks.length > 0 ? yield asks.map(([, ask]) => ask) : []
  const tables = new Map(asks.map(([key], i) => [key, answers[i]]))
  return changes.map(change => {
    const splits = dimensions.flatMap(dimension => {
      const [before, after] = [change.before, change.after].map(({ start }) => tables.get(`${start} ${dimension.id}`))
      if (!before || !after || before.truncated || after.truncated) return []
      return [splitOf(change, dimension, measures, { before, after })]
    })
    return { change, splits: splits.sort((a, b) => excessOf(b) - excessOf(a)) }
  })
}

/** The group that makes clearly more of a change than if all changed alike, where the groups did not. */
export function tellingPart({ parts, change, p }: Split, dimensions: number): Split['parts'][number] | null {
  const [most] = parts.filter(({ by }) => by * change > 0)
  if (!most || p * dimensions > 0.01 || most.by / change < 0.25) return null
  return (most.by - most.fair) / change >= EXCESS ? most : null
}

function excessOf(split: Split): number {
  const most = tellingPart(split, 1)
  return most ? Math.min(1, (most.by - most.fair) / split.change) : 0
}

function splitOf(
  { followed: { sense, m } }: Change,
  dimension: Column,
  measures: readonly Column[],
  tables: { before: ResultTable; after: ResultTable },
): Split {
  const groups = new Map<string, Sides>()
  for (const side of ['before', 'after'] as const)
    for (const { key, rows, of } of readAllGroups(tables[side], measures)) {
      const id = JSON.stringify(key)
      const moments: Moments = m === null ? { n: rows, mean: 1, m2: 0 } : (of[m] ?? noValues)
      groups.set(id, { key, before: noValues, after: noValues, ...groups.get(id), [side]: moments })
    }
  const sides = [...groups.values()].filter(({ before, after }) => before.n + after.n > 0)
  return sense === 'mean' ? splitMean(dimension, sides) : splitSum(dimension, sides)
}

/** Rows of these periods. */
export function inPeriods(time: string, periods: readonly Pick<Period, 'start' | 'end'>[]): Filter {
  const each = periods.map(
    ({ start, end }): Filter => ({ op: 'between', column: time, low: start, high: end, closed: false }),
  )
  const [only] = each
  return each.length === 1 && only ? only : { op: 'or', of: each }
}
