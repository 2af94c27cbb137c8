import type { ResultTable } from '../../contract/plan.ts'
import type { Aggregate, Expression, Named, Relation, Scan } from '../../contract/relation.ts'
import { aggregate, call, column, filter, limit, project, sort } from '../relation/build.ts'
import { cellAs, commonType, sameCells, type TypedColumn, whole } from './cells.ts'

/** One table in two versions, and the columns that tell its rows apart in both; `_row` may be the key. */
export interface Sides {
  from: Scan
  to: Scan
  key: readonly string[]
}

export type ChangeKind = 'new' | 'changed' | 'gone'

export interface RowCounts {
  new: number
  changed: number
  gone: number
  unchanged: number
}

/** How much of a sum's move rows of each kind made: together they are the move. */
export interface MoveParts {
  byNew: number | null
  byChanged: number | null
  byGone: number | null
}

const BEFORE = 'b.'
const AFTER = 'a.'
const GONE = '.gone'
const CHANGED = '.changed'
const rowNumber: TypedColumn = { id: '_row', name: '_row', type: 'integer', scale: null }

/**
 * Two relations of one row each: of the rows that were there, how many are gone and changed, and what that took from and
 * gave to each sum; of the rows that are new the same.
 * @param sums ids of columns that add up
 */
export function countChanges(sides: Sides, sums: readonly string[]): [Relation, Relation] {
  const idsOf = (which: 'from' | 'to') => sums.filter(id => sides[which].columns.some(c => c.id === id))
  const sumsOf = (which: 'from' | 'to', as: string, where?: Expression): Named<Aggregate>[] =>
    idsOf(which).map(id => {
      const arg = column((which === 'from' ? BEFORE : AFTER) + id)
      return { as: `${as}${sums.indexOf(id)}`, value: { fn: 'sum', arg, ...(where && { where }) } }
    })
  const [gone, changed] = [column(GONE), column(CHANGED)]
  const there = aggregate(
    judgedRows(sides, [...idsOf('from').map(id => BEFORE + id), ...idsOf('to').map(id => AFTER + id)]),
    [],
    [
      { as: 'rows', value: { fn: 'count' } },
      { as: 'gone', value: { fn: 'count', where: gone } },
      { as: 'changed', value: { fn: 'count', where: changed } },
      ...sumsOf('from', 'gone', gone),
      ...sumsOf('from', 'before', changed),
      ...sumsOf('to', 'after', changed),
    ],
  )
  const added = aggregate(newRows(sides), [], [{ as: 'new', value: { fn: 'count' } }, ...sumsOf('to', 'new')])
  return [there, added]
}

/** Rows that were there, judged once: comparing them is most of the price. */
function judgedRows(sides: Sides, kept: readonly string[]): Relation {
  return project(joinedRows(sides), [
    ...kept.map(id => ({ as: id, value: column(id) })),
    { as: GONE, value: call('isNull', column(`${AFTER}_row`)) },
    { as: CHANGED, value: isChanged(sides) },
  ])
}

/** What the answers to `countChanges` say, the parts in the order of its sums. */
export function readChanges(
  [there, added]: readonly [ResultTable, ResultTable],
  sums: readonly string[],
): { rows: RowCounts; parts: MoveParts[] } {
  const figures = new Map<string, number | null>()
  for (const { columns, data } of [there, added])
    for (const [i, { id }] of columns.entries()) figures.set(id, data[i]?.[0] == null ? null : Number(data[i]?.[0]))
  const count = (id: string) => figures.get(id) ?? 0
  const [gone, changed] = [count('gone'), count('changed')]
  return {
    rows: { new: count('new'), changed, gone, unchanged: count('rows') - gone - changed },
    parts: sums.map((_, i) => ({
      byNew: count(`new${i}`),
      byChanged: count(`after${i}`) - count(`before${i}`),
      byGone: 0 - count(`gone${i}`),
    })),
  }
}

/** A page of the rows of one kind: cells before under `b.`, cells after under `a.`, in the order of their rows. */
export function changedRows(sides: Sides, kind: ChangeKind, page: { offset: number; rows: number }): Relation {
  const rows = rowsOfKind(sides, kind)
  const place = column(kind === 'new' ? `${AFTER}_row` : `${BEFORE}_row`)
  const by = [{ by: place, direction: 'asc' as const }]
  return limit(sort(project(rows, shown(sides, kind)), by), page.rows, page.offset)
}

function rowsOfKind(sides: Sides, kind: ChangeKind): Relation {
  if (kind === 'new') return newRows(sides)
  const rows = joinedRows(sides)
  const test = kind === 'gone' ? call('isNull', column(`${AFTER}_row`)) : isChanged(sides)
  return filter(rows, test, { reason: 'filter' })
}

function shown({ from, to }: Sides, kind: ChangeKind): Named<Expression>[] {
  const cells = (scan: Scan, prefix: string) =>
    columnsOf(scan).map(({ id }) => ({ as: prefix + id, value: column(prefix + id) }))
  return [...(kind === 'new' ? [] : cells(from, BEFORE)), ...(kind === 'gone' ? [] : cells(to, AFTER))]
}

/** The cells of one row of `changedRows`, by column id; null on the side that has no such row. */
export function readChangedRows(
  { columns, data, rowCount }: ResultTable,
  kind: ChangeKind,
): { before: Map<string, ResultTable['data'][0][0]> | null; after: Map<string, ResultTable['data'][0][0]> | null }[] {
  const side = (prefix: string, i: number) =>
    new Map(
      columns.flatMap(({ id }, c) =>
        id.startsWith(prefix) ? [[id.slice(prefix.length), data[c]?.[i] ?? null] as const] : [],
      ),
    )
  return Array.from({ length: rowCount }, (_, i) => ({
    before: kind === 'new' ? null : side(BEFORE, i),
    after: kind === 'gone' ? null : side(AFTER, i),
  }))
}

/** Rows that were there, each beside the row it became. */
function joinedRows(sides: Sides): Relation {
  const on = sides.key.map(id => ({ left: BEFORE + id, right: AFTER + id }))
  return { op: 'join', kind: 'left', left: side(sides, 'from'), right: side(sides, 'to'), on }
}

/** Rows whose key was not there; their cells before are all missing. */
function newRows(sides: Sides): Relation {
  const on = sides.key.map(id => ({ left: AFTER + id, right: BEFORE + id }))
  const keys = sides.key.map(id => ({ as: BEFORE + id, value: column(BEFORE + id) }))
  const mark = { as: `${BEFORE}there`, value: whole(1) }
  const right = project(side(sides, 'from'), [...keys, mark])
  const joined: Relation = { op: 'join', kind: 'left', left: side(sides, 'to'), right, on }
  return filter(joined, call('isNull', column(`${BEFORE}there`)), { reason: 'filter' })
}

/** One version's rows, cells of columns that both have in a type that holds both. */
function side(sides: Sides, which: 'from' | 'to'): Relation {
  const [mine, theirs] = which === 'from' ? [sides.from, sides.to] : [sides.to, sides.from]
  const others = new Map(columnsOf(theirs).map(c => [c.id, c]))
  const prefix = which === 'from' ? BEFORE : AFTER
  return project(
    mine,
    columnsOf(mine).map(c => {
      const other = others.get(c.id)
      return { as: prefix + c.id, value: other ? cellAs(c, commonType(c, other)) : column(c.id) }
    }),
  )
}

/** Cells of the key are the same where rows have met. */
function isChanged({ from, to, key }: Sides): Expression {
  const shared = from.columns.filter(({ id }) => !key.includes(id) && to.columns.some(c => c.id === id))
  const isSame = sameCells(shared.map(({ id }) => [BEFORE + id, AFTER + id]))
  return call('and', call('notNull', column(`${AFTER}_row`)), call('not', isSame))
}

const columnsOf = (scan: Scan): readonly TypedColumn[] => [rowNumber, ...scan.columns]
