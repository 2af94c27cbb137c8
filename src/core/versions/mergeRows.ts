import type { Expression, Named, Relation, Scan } from '../../contract/relation.ts'
import { call, column, filter, project } from '../relation/build.ts'
import { cellAs, commonType, nothing, sameCells, type TypedColumn, whole } from './cells.ts'
import { ROWS_OF_A_FILE } from './rowNumbers.ts'

/** The rows that are there, and those of a newer file, the `file`-th of the table; their columns under the same ids. */
export interface Merging {
  older: Scan
  newer: Scan
  file: number
}

interface MergedColumn extends TypedColumn {
  older: TypedColumn | null
  newer: TypedColumn | null
}

const NEW = 'n.'
const OLD = 'o.'

/** The columns of both, those that were there first; called as in the newer file, in the type that holds both. */
export function mergedColumns({ older, newer }: Pick<Merging, 'older' | 'newer'>): MergedColumn[] {
  const others = new Map(newer.columns.map(c => [c.id, c]))
  const there = older.columns.map((c): MergedColumn => {
    const other = others.get(c.id) ?? null
    return { ...c, ...(other && { name: other.name, ...commonType(c, other) }), older: c, newer: other }
  })
  const known = new Set(older.columns.map(({ id }) => id))
  const added = newer.columns.filter(({ id }) => !known.has(id))
  return [...there, ...added.map(c => ({ ...c, older: null, newer: c }))]
}

/** The rows that are there and below them those of the newer file. */
export function appendRows({ older, newer, file }: Merging): Relation {
  const columns = mergedColumns({ older, newer })
  const cells = (side: 'older' | 'newer') =>
    columns.map(c => named(c, c[side] === null ? nothing(c.type) : cellAs(c[side], c)))
  return {
    op: 'union',
    inputs: [
      project(older, [{ as: '_row', value: column('_row') }, ...cells('older')]),
      project(newer, [{ as: '_row', value: numbered('_row', file) }, ...cells('newer')]),
    ],
  }
}

/**
 * The rows that are there, those whose key comes again with the newer file's cells, and below them the rows of new
 * keys. A row that comes again unchanged stays the row it was; of columns the newer file lacks all keep their cells.
 * @param key columns that tell the rows of either side apart
 */
export function upsertRows({ older, newer, file }: Merging, key: readonly string[]): Relation {
  const columns = mergedColumns({ older, newer })
  return {
    op: 'union',
    inputs: [rowsThere({ older, newer, file }, columns, key), newRows({ older, newer, file }, columns, key)],
  }
}

function rowsThere(
  { older, newer, file }: Merging,
  columns: readonly MergedColumn[],
  key: readonly string[],
): Relation {
  const left = project(older, [
    { as: '_row', value: column('_row') },
    ...columns.flatMap(c => (c.older ? [named(c, cellAs(c.older, c))] : [])),
  ])
  const right = project(newer, [
    { as: `${NEW}_row`, value: column('_row') },
    ...columns.flatMap(c => (c.newer ? [{ as: NEW + c.id, value: cellAs(c.newer, c) }] : [])),
  ])
  const joined: Relation = { op: 'join', left, right, kind: 'left', on: key.map(id => ({ left: id, right: NEW + id })) }
  const shared = columns.filter(c => c.older !== null && c.newer !== null)
  const comesAgain = call('notNull', column(`${NEW}_row`))
  const isSame = sameCells(shared.map(({ id }) => [id, NEW + id]))
  const row = call('case', call('and', comesAgain, call('not', isSame)), numbered(`${NEW}_row`, file), column('_row'))
  const cellOf = ({ id, older: mine, newer: theirs }: MergedColumn): Expression => {
    if (theirs === null) return column(id)
    return mine === null ? column(NEW + id) : call('case', comesAgain, column(NEW + id), column(id))
  }
  return project(joined, [{ as: '_row', value: row }, ...columns.map(c => named(c, cellOf(c)))])
}

function newRows({ older, newer, file }: Merging, columns: readonly MergedColumn[], key: readonly string[]): Relation {
  const typed = new Map(columns.map(c => [c.id, c]))
  const right = project(older, [
    { as: `${OLD}_row`, value: column('_row') },
    ...key.flatMap(id => {
      const c = typed.get(id)
      return c?.older ? [{ as: OLD + id, value: cellAs(c.older, c) }] : []
    }),
  ])
  const left = project(newer, [
    { as: '_row', value: numbered('_row', file) },
    ...columns.map(c => named(c, c.newer ? cellAs(c.newer, c) : nothing(c.type))),
  ])
  const joined: Relation = { op: 'join', left, right, kind: 'left', on: key.map(id => ({ left: id, right: OLD + id })) }
  const fresh = filter(joined, call('isNull', column(`${OLD}_row`)), { reason: 'filter' })
  return project(fresh, [{ as: '_row', value: column('_row') }, ...columns.map(c => named(c, column(c.id)))])
}

function numbered(row: string, file: number): Expression {
  return file === 0 ? column(row) : call('add', column(row), whole(file * ROWS_OF_A_FILE))
}

function named({ id, name }: TypedColumn, value: Expression): Named<Expression> {
  return { as: id, name, value }
}
