import type { Column } from '../../contract/column.ts'
import type { Relation } from '../../contract/relation.ts'
import { filterOf } from '../chart/question/range.ts'
import { attribute } from '../insight/kinds/attribution.ts'
import type { Split } from '../insight/kinds/split.ts'
import { narrow } from '../relation/lower.ts'
import { noValues } from '../stats/groups/moments.ts'
import type { Steps } from '../stats/method.ts'
import type { Premise } from './askInWords.ts'
import { isCalendar } from './subject.ts'

/** What a change between two periods is made of, the most telling column first; nothing where that cannot be parted. */
export function* whyMethod(
  rows: Relation,
  { figure, filters, time, periods }: Premise,
  dimensions: readonly Column[],
): Steps<readonly Split[]> {
  const sense = senses[figure.aggregate as keyof typeof senses] as 'rows' | 'sum' | 'mean' | undefined
  if (sense === undefined || figure.calculation || !isCalendar(time) || dimensions.length === 0) return []
  const measure = figure.column ?? null
  const { before, after, end, unit } = periods
  const period = (start: string, next: string) => ({ start, end: next, label: start, of: noValues })
  const change = {
    followed: { sense, measure, m: measure ? 0 : null },
    ...{ unit, against: 'previous' as const, p: 0, ratio: null, isLarge: true },
    before: period(before, after),
    after: period(after, end),
  }
  const measures = measure ? [measure] : []
  const [attributed] = yield* attribute(
    { rows: narrow(rows, filterOf(filters), 'filter'), time, dimensions, measures },
    [change],
  )
  return attributed?.splits ?? []
}

const senses = { count: 'rows', sum: 'sum', mean: 'mean' } as const
