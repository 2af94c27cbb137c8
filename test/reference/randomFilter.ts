import type { Filter, TimePart, TimeUnit } from '../../src/contract/plan.ts'
import type { Draw } from './draw.ts'

export const columns = ['t1', 'a"b', 'i1', 'i2', 'd1', 'm1', 'b1', 'day', 'at', 'none'] as const
type Column = (typeof columns)[number]

const dateUnits = ['year', 'quarter', 'month', 'week', 'day'] as const
const parts = ['monthOfYear', 'quarterOfYear', 'dayOfWeek', 'dayOfMonth'] as const

/** A time unit that a date or timestamp column has. */
export function timeUnit(draw: Draw, column: 'day' | 'at'): TimeUnit {
  return column === 'day' ? draw.one(dateUnits) : draw.one([...dateUnits, 'hour', 'hour', 'minute', 'minute'])
}

/** A part of time that a date or timestamp column has. */
export function timePart(draw: Draw, column: 'day' | 'at'): TimePart {
  return column === 'day' ? draw.one(parts) : draw.one([...parts, 'hourOfDay', 'hourOfDay'])
}

/** A condition on rows, some steps deep. */
export function randomFilter(draw: Draw, depth: number): Filter {
  if (depth > 0 && draw.chance(0.5)) {
    if (draw.chance(0.25)) return { op: 'not', of: randomFilter(draw, depth - 1) }
    const of = draw.several(draw.whole(0, 3), () => randomFilter(draw, depth - 1))
    return { op: draw.one(['and', 'and', 'or']), of }
  }
  return condition(draw)
}

function condition(draw: Draw): Filter {
  const column = draw.one(columns)
  switch (draw.whole(0, 13)) {
    case 0:
      return { op: draw.one(['isNull', 'notNull']), column }
    case 1:
      return {
        op: 'in',
        column,
        values: [comparable(draw, column), comparable(draw, column), ...(draw.chance(0.4) ? [null] : [])],
      }
    case 2:
    case 3: {
      const value = draw.one(['w', 'É', '日', "'", 'R', 'ß', 'е', '', 'B', '語', '👩‍🚀'])
      return { op: draw.one(['contains', 'startsWith', 'endsWith']), column: 't1', value }
    }
    case 4: {
      const ranged = draw.one(['i1', 'i2', 'd1', 'm1', 'day', 'at'] as const)
      return {
        op: 'between',
        column: ranged,
        low: endOf(draw, ranged),
        high: endOf(draw, ranged),
        closed: draw.chance(0.5),
      }
    }
    case 5:
      return partCondition(draw)
    case 6:
    case 7:
    case 8:
    case 9:
      return relative(draw)
    default:
      return { op: draw.one(['eq', 'ne', 'lt', 'le', 'gt', 'ge']), column, value: comparable(draw, column) }
  }
}

function partCondition(draw: Draw): Filter {
  const column = draw.one(['day', 'at'] as const)
  const values = draw.several(draw.whole(1, 4), () => draw.whole(0, 12))
  return { op: 'in', column, part: timePart(draw, column), values: draw.chance(0.2) ? [...values, null] : values }
}

function relative(draw: Draw): Filter {
  const column = draw.one(['day', 'at'] as const)
  return {
    op: 'relative',
    column,
    direction: draw.one(['last', 'this', 'next']),
    unit: timeUnit(draw, column),
    count: draw.one([1, 3, 12, 90]),
    anchor: draw.one(['today', 'newest']),
  }
}

function endOf(draw: Draw, column: Column): string | number | null {
  const value = draw.chance(0.2) ? null : comparable(draw, column)
  return typeof value === 'boolean' ? null : value
}

/** A value to compare a column with. */
export function comparable(draw: Draw, column: Column): string | number | boolean {
  switch (column) {
    case 't1':
      return draw.one(['Wii', 'Other', '', "O'Brien", '日本', 'straße', '"; DROP TABLE x; --'])
    case 'a"b':
      return `k${draw.whole(0, 60)}`
    case 'i1':
      return draw.one([-2, 0, 1.5, 3])
    case 'i2':
      return draw.whole(1990, 2020)
    case 'b1':
      return draw.chance(0.5)
    case 'day':
      return draw.one([`2020-0${draw.whole(1, 9)}-15`, '2020-02-29', '2020-03-29'])
    case 'at':
      return draw.one(['2020-05-01', '2020-07-09T12:30:00', '2021-01-01T00:00:00', '2020-03-29T02:30:00'])
    default:
      return draw.one([-50, 0, 12.25, 50.5, 99.995])
  }
}
