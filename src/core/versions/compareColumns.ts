import type { Column } from '../../contract/column.ts'
import type { FigureMove, TableDiff } from '../../contract/version.ts'
import { rankMeasures } from '../chart/rank.ts'
import type { MoveParts } from './compareRows.ts'

/** What became of the columns of a table. */
export function compareColumns(from: readonly Column[], to: readonly Column[]): TableDiff['columns'] {
  const ref = ({ id, name, type }: Column) => ({ id, name, type })
  const lacks = (columns: readonly Column[], { id }: Column) => !columns.some(column => column.id === id)
  const both = to.flatMap(now => {
    const was = from.find(({ id }) => id === now.id)
    return was ? [{ was, now }] : []
  })
  return {
    added: to.filter(column => lacks(from, column)).map(ref),
    removed: from.filter(column => lacks(to, column)).map(ref),
    renamed: both.flatMap(({ was, now }) =>
      was.name === now.name ? [] : [{ id: now.id, from: was.name, to: now.name }],
    ),
    retyped: both.flatMap(({ was, now }) =>
      was.type === now.type ? [] : [{ id: now.id, name: now.name, from: was.type, to: now.type }],
    ),
  }
}

const FIGURES_MAX = 30

/** The measures of which figures are compared, the leading ones first: those of the newer version, then those only the older has. */
export function comparedMeasures(from: readonly Column[], to: readonly Column[]): Column[] {
  const gone = from.filter(column => !to.some(({ id }) => id === column.id))
  return [...rankMeasures(to), ...rankMeasures(gone)].filter(isMeasured).slice(0, FIGURES_MAX)
}

/** Ids of those among them whose sums are explained by rows. */
export function summedOf(measures: readonly Column[]): string[] {
  return measures.filter(({ meaning }) => meaning.additive === 'sum').map(({ id }) => id)
}

interface Measured {
  columns: readonly Column[]
  rowCount: number
}

/** Rows, and the sum or mean of each measure, in both versions. */
export function compareFigures(
  from: Measured,
  to: Measured,
  measures: readonly Column[],
  parts: ReadonlyMap<string | null, MoveParts>,
): FigureMove[] {
  const none = { byNew: null, byChanged: null, byGone: null }
  const rows = { columnId: null, name: '', aggregate: 'count' as const, unit: null, isMoney: false }
  return [
    { ...rows, ...moved(from.rowCount, to.rowCount), ...(parts.get(null) ?? none) },
    ...measures.map(({ id, name, meaning }) => {
      const aggregate = meaning.additive === 'sum' ? ('sum' as const) : ('mean' as const)
      const valueIn = ({ columns }: Measured) =>
        figureOf(
          columns.find(column => column.id === id),
          aggregate,
        )
      const { unit, isMoney } = meaning
      return {
        ...{ columnId: id, name, aggregate, unit, isMoney },
        ...moved(valueIn(from), valueIn(to)),
        ...(parts.get(id) ?? none),
      }
    }),
  ]
}

function isMeasured({ role, type }: Column): boolean {
  return role === 'measure' && (type === 'integer' || type === 'decimal' || type === 'double')
}

function figureOf(column: Column | undefined, aggregate: 'sum' | 'mean'): number | null {
  const value = column?.profile[aggregate] ?? null
  return value === null || !Number.isFinite(Number(value)) ? null : Number(value)
}

function moved(before: number | null, after: number | null) {
  const change = before === null || after === null || before === 0 ? null : after / before - 1
  return { before, after, change }
}
