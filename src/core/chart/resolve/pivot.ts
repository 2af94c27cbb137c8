import type { Pivot } from '../../../contract/chart.ts'
import type { Scalar } from '../../../contract/column.ts'
import type { Measure, ResultTable } from '../../../contract/plan.ts'
import { formatOfMeasure } from '../format.ts'
import { type Channel, channelOf, groupsByName } from './channel.ts'
import type { Marks, Resolving } from './marks.ts'
import { measuresOnY, namesOnY } from './measures.ts'
import { summaryOfPivot } from './partSummaries.ts'
import { valuesOf } from './read.ts'
import { tableNames } from './tableNames.ts'

/** Figures at the crossings of rows and columns; totals as the engine gave them. */
export function resolvePivot(input: Resolving): Marks {
  const { spec, columns, table } = input
  const on = (ids: readonly string[]) => ids.map(as => channelOf(input, as)).filter(channel => channel !== null)
  const [down, across] = [on(spec.encoding.rows), on(spec.encoding.columns)]
  const measures = measuresOnY(input)
  const names = namesOnY(input)
  const nameOf = tableNames(input)
  const [rows, tops] = [keysOf(down), keysOf(across)]
  const totals = totalsOf(input, measures)
  const overRows = totals(down.map(({ as }) => as))
  const overColumns = totals(across.map(({ as }) => as))
  const overAll = totals([])
  const whole = overAll?.get(keyOf([])) ?? null
  const lined = (keys: readonly (readonly Scalar[])[], found: Totals | null) =>
    found && keys.map(key => found.get(keyOf(key)) ?? measures.map(() => null))
  const isCrossed = down.length > 0 && across.length > 0
  const pivot: Pivot = {
    rowNames: down.map(({ as }) => nameOf(as)),
    columnNames: across.map(({ as }) => nameOf(as)),
    measures: measures.map((measure, i) => ({
      id: measure.as,
      name: names[i] ?? '',
      format: formatOfMeasure(measure, columns.get(measure.column ?? '')),
    })),
    rows: rows.keys,
    columns: across.length > 0 ? tops.keys : [],
    cells: cellsOf(input, { rows, tops, measures }),
    rowTotals: isCrossed ? lined(rows.keys, overRows) : down.length === 0 && whole ? [whole] : null,
    columnTotals: isCrossed ? (lined(tops.keys, overColumns)?.flat() ?? null) : down.length > 0 ? whole : null,
    grandTotals: whole,
  }
  return { pivot, summary: summaryOfPivot(pivot, table.rowCount) }
}

type Totals = ReadonlyMap<string, Scalar[]>

const keyOf = (values: readonly Scalar[]) => JSON.stringify(values)

interface Keys {
  /** The different combinations of values, in the order of the channels. */
  keys: Scalar[][]
  /** The combination of each row of the answer. */
  places: number[]
}

function keysOf(channels: readonly Channel[]): Keys {
  const orders = channels.map(channel => new Map(groupsByName(channel).map((value, i) => [value, i])))
  const count = channels[0]?.values.length ?? 0
  const all = Array.from({ length: count }, (_, i) => channels.map(({ values }) => values[i] ?? null))
  const different = [...new Map(all.map(key => [keyOf(key), key])).values()]
  const places = (key: readonly Scalar[]) => key.map((value, i) => orders[i]?.get(value) ?? 0)
  const keys = different.sort((a, b) => compare(places(a), places(b)))
  const at = new Map(keys.map((key, i) => [keyOf(key), i]))
  return { keys: channels.length === 0 ? [[]] : keys, places: all.map(key => at.get(keyOf(key)) ?? 0) }
}

function compare(a: readonly number[], b: readonly number[]): number {
  const level = a.findIndex((place, i) => place !== b[i])
  return level < 0 ? 0 : (a[level] ?? 0) - (b[level] ?? 0)
}

interface Crossing {
  rows: Keys
  tops: Keys
  measures: readonly Measure[]
}

function cellsOf({ table }: Resolving, { rows, tops, measures }: Crossing): Scalar[][] {
  const cells = rows.keys.map(() => Array.from({ length: tops.keys.length * measures.length }, (): Scalar => null))
  for (const [m, { as }] of measures.entries())
    for (const [i, value] of valuesOf(table, as).entries()) {
      const line = cells[rows.places[i] ?? 0]
      if (line) line[(tops.places[i] ?? 0) * measures.length + m] = value
    }
  return cells
}

/** The answers to a spec's totals by the dimensions they are over; a calculated figure has no total. */
function totalsOf({ spec, totals = [] }: Resolving, measures: readonly Measure[]) {
  return (over: readonly string[]): Totals | null => {
    const at = spec.totals.findIndex(({ dimensions }) => keyOf(dimensions.map(({ as }) => as)) === keyOf(over))
    const table = totals[at]
    return table ? read(table, over, measures) : null
  }
}

function read(table: ResultTable, over: readonly string[], measures: readonly Measure[]): Totals {
  const keys = over.map(as => valuesOf(table, as))
  const figures = measures.map(({ as, calculation }) => (calculation ? null : valuesOf(table, as)))
  const lines = Array.from(
    { length: table.rowCount },
    (_, i) => [keyOf(keys.map(values => values[i] ?? null)), figures.map(values => values?.[i] ?? null)] as const,
  )
  return new Map(lines)
}
