import type { DescribedValues } from '../../../contract/analysis/describe.ts'
import type { Column } from '../../../contract/column.ts'
import type { ResultTable } from '../../../contract/plan.ts'
import type { Relation } from '../../../contract/relation.ts'
import { aggregate, call, column, filter, limit, sort } from '../../relation/build.ts'
import { figuresOf } from '../figures.ts'
import type { Ask, Steps } from '../method.ts'

/** Columns of texts, dates, times and truth values: counts and the commonest value. Also counts the rows. */
export function* describeValues(
  rows: Relation,
  columns: readonly Column[],
): Steps<{ rows: number; values: DescribedValues[] }> {
  const [counted, ...tables] = yield [
    { relation: aggregate(rows, [], [{ as: 'rows', value: { fn: 'count' } }]) },
    ...columns.flatMap(of => asksFor(rows, of)),
  ]
  const all = figuresOf(counted)('rows') ?? 0
  const values = columns.map((of, i) => valuesOf(of, all, { basics: tables[2 * i], commonest: tables[2 * i + 1] }))
  return { rows: all, values }
}

function asksFor(rows: Relation, of: Column): Ask[] {
  const x = column(of.id)
  const basics = aggregate(
    rows,
    [],
    [
      { as: 'n', value: { fn: 'count', arg: x } },
      { as: 'distinct', value: { fn: 'countDistinct', arg: x } },
      { as: 'min', value: { fn: 'min', arg: x } },
      { as: 'max', value: { fn: 'max', arg: x } },
    ],
  )
  const present = filter(rows, call('notNull', x), { reason: 'missing' })
  const counts = aggregate(present, [{ as: 'x', value: x }], [{ as: 'count', value: { fn: 'count' } }])
  const commonest = sort(counts, [
    { by: column('count'), direction: 'desc' },
    { by: column('x'), direction: 'asc' },
  ])
  return [{ relation: basics }, { relation: limit(commonest, 1, 0) }]
}

function valuesOf(
  { id, type }: Column,
  rows: number,
  { basics, commonest }: { basics: ResultTable | undefined; commonest: ResultTable | undefined },
): DescribedValues {
  const figure = figuresOf(basics)
  const n = figure('n') ?? 0
  const [min = null, max = null] = [2, 3].map(i => basics?.data[i]?.[0] ?? null)
  return {
    ...{ column: id, type, n, nulls: rows - n, distinct: figure('distinct') ?? 0, min, max },
    top: commonest?.data[0]?.[0] ?? null,
    topCount: Number(commonest?.data[1]?.[0] ?? 0),
  }
}
