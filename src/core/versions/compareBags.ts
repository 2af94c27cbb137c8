import type { ResultTable } from '../../contract/plan.ts'
import type { Expression, Named, Relation, Scan } from '../../contract/relation.ts'
import { aggregate, call, column, filter, limit, project, sort } from '../relation/build.ts'
import { cellAs, commonType, whole } from './cells.ts'
import type { MoveParts, RowCounts } from './compareRows.ts'

/** One table in two versions whose rows nothing tells apart: they are compared as a whole. */
export interface Bags {
  from: Scan
  to: Scan
}

const WAS = '.was'
const IS = '.is'

/** One row: how many rows there are more, fewer and as many of, and what they gave to and took from each sum. */
export function countBags(bags: Bags, sums: readonly string[]): Relation {
  const more = call('gt', column(IS), column(WAS))
  const less = call('gt', column(WAS), column(IS))
  const surplus = (x: string, y: string) => call('subtract', column(x), column(y))
  const sum = (as: string, arg: Expression) => ({ as, value: { fn: 'sum' as const, arg } })
  return aggregate(
    counted(bags),
    [],
    [
      sum('new', call('case', more, surplus(IS, WAS), whole(0))),
      sum('gone', call('case', less, surplus(WAS, IS), whole(0))),
      sum('unchanged', call('case', more, column(WAS), column(IS))),
      ...sums.flatMap((id, i) => [
        sum(`new${i}`, call('case', more, call('multiply', column(id), surplus(IS, WAS)))),
        sum(`gone${i}`, call('case', less, call('multiply', column(id), surplus(WAS, IS)))),
      ]),
    ],
  )
}

export function readBags(
  { columns, data }: ResultTable,
  sums: readonly string[],
): { rows: RowCounts; parts: MoveParts[] } {
  const count = (id: string) => Number(data[columns.findIndex(c => c.id === id)]?.[0] ?? 0)
  return {
    rows: { new: count('new'), changed: 0, gone: count('gone'), unchanged: count('unchanged') },
    parts: sums.map((_, i) => ({ byNew: count(`new${i}`), byChanged: 0, byGone: 0 - count(`gone${i}`) })),
  }
}

/** A page of the rows of which there are more or fewer, each once; cells of the columns that both have. */
export function changedBags(bags: Bags, kind: 'new' | 'gone', page: { offset: number; rows: number }): Relation {
  const [many, few] = kind === 'new' ? [IS, WAS] : [WAS, IS]
  const rows = filter(counted(bags), call('gt', column(many), column(few)), { reason: 'filter' })
  const by = sharedColumns(bags).map(({ id }) => ({ by: column(id), direction: 'asc' as const }))
  return limit(sort(rows, by), page.rows, page.offset)
}

/** Columns that both versions have, in a type that holds the cells of both. */
export function sharedColumns({ from, to }: Bags) {
  return from.columns.flatMap(c => {
    const other = to.columns.find(({ id }) => id === c.id)
    return other ? [{ ...c, ...commonType(c, other), was: c, is: other }] : []
  })
}

function counted(bags: Bags): Relation {
  const columns = sharedColumns(bags)
  const side = (scan: Scan, which: 'was' | 'is') =>
    project(scan, [
      ...columns.map((c): Named<Expression> => ({ as: c.id, value: cellAs(c[which], c) })),
      { as: WAS, value: whole(which === 'was' ? 1 : 0) },
      { as: IS, value: whole(which === 'is' ? 1 : 0) },
    ])
  return aggregate(
    { op: 'union', inputs: [side(bags.from, 'was'), side(bags.to, 'is')] },
    columns.map(({ id }) => ({ as: id, value: column(id) })),
    [
      { as: WAS, value: { fn: 'sum', arg: column(WAS) } },
      { as: IS, value: { fn: 'sum', arg: column(IS) } },
    ],
  )
}
