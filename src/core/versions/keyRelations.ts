import type { ResultTable } from '../../contract/plan.ts'
import type { Relation, Scan } from '../../contract/relation.ts'
import { aggregate, call, column, project } from '../relation/build.ts'
import { cellAs, commonType, type TypedColumn } from './cells.ts'

/** One row: the rows whose key is complete, and the different keys among them. */
export function uniquenessRelation(scan: Scan, key: readonly string[]): Relation {
  const complete = key.map(id => call('notNull', column(id)))
  const [first = call('notNull', column('_row')), ...rest] = complete
  const rows: Relation = {
    op: 'filter',
    input: scan,
    predicate: rest.length === 0 ? first : call('and', first, ...rest),
    reason: 'missing',
  }
  const groups = aggregate(
    rows,
    key.map(id => ({ as: `k.${id}`, value: column(id) })),
    [{ as: 'rows', value: { fn: 'count' } }],
  )
  return aggregate(
    groups,
    [],
    [
      { as: 'rows', value: { fn: 'sum', arg: column('rows') } },
      { as: 'keys', value: { fn: 'count' } },
    ],
  )
}

/** Whether the key tells all rows of a table apart, from the answer to `uniquenessRelation`. */
export function tellsApart({ data }: ResultTable, rowCount: number): boolean {
  const [rows, keys] = data.map(([count]) => Number(count ?? 0))
  return rows === rowCount && keys === rowCount
}

/** One row: how many rows of the newer table have a key that the older one has; keys are unique in both. */
export function overlapRelation(older: Scan, newer: Scan, key: readonly string[]): Relation {
  const side = (scan: Scan, other: Scan, prefix: string) =>
    project(
      scan,
      key.map(id => {
        const mine = columnOf(scan, id)
        return { as: prefix + id, value: cellAs(mine, commonType(mine, columnOf(other, id))) }
      }),
    )
  const joined: Relation = {
    op: 'join',
    left: side(newer, older, 'n.'),
    right: side(older, newer, 'o.'),
    kind: 'inner',
    on: key.map(id => ({ left: `n.${id}`, right: `o.${id}` })),
  }
  return aggregate(joined, [], [{ as: 'matched', value: { fn: 'count' } }])
}

function columnOf(scan: Scan, id: string): TypedColumn {
  const found = scan.columns.find(c => c.id === id)
  if (found === undefined) throw new Error(`no column ${id}`)
  return found
}
