import type { Column } from '../../contract/column.ts'
import type { ResultTable } from '../../contract/plan.ts'
import type { Aggregate, Expression, Named, Relation } from '../../contract/relation.ts'
import { aggregate, call, column } from '../relation/build.ts'
import { fencesOf } from './columnAlerts.ts'
import type { ColumnFacts } from './columnFacts.ts'

/** Numbers are counted and weighed; everything else has no facts. */
export function isNumeric({ type }: Column): boolean {
  return type === 'integer' || type === 'decimal' || type === 'double'
}

/** One row with what the profiles of these columns do not hold, for `readFacts`. */
export function factsRelation(rows: Relation, columns: readonly Column[]): Relation {
  return aggregate(rows, [], columns.filter(isNumeric).flatMap(measuresOf))
}

/** Reads the one row of `factsRelation` again. */
export function readFacts(table: ResultTable, columns: readonly Column[]): Map<string, ColumnFacts> {
  const cells = new Map(table.columns.map(({ id }, i) => [id, table.data[i]?.[0] ?? null]))
  const number = (id: string, what: string) => {
    const cell = cells.get(`${id}.${what}`)
    return cell === null || cell === undefined ? null : Number(cell)
  }
  return new Map(
    columns.map(c => [
      c.id,
      {
        zeros: number(c.id, 'zeros'),
        negatives: number(c.id, 'negatives'),
        below: number(c.id, 'below'),
        above: number(c.id, 'above'),
        skewness: skewness(c, number(c.id, 'cubes')),
      },
    ]),
  )
}

/** Facts of a column that is not a number. */
export const noFacts: ColumnFacts = { zeros: null, negatives: null, below: null, above: null, skewness: null }

function measuresOf(c: Column): Named<Aggregate>[] {
  const x = column(c.id)
  const fences = fencesOf(c)
  const counted = (what: string, fn: 'eq' | 'lt' | 'gt', than: number): Named<Aggregate> => ({
    as: `${c.id}.${what}`,
    value: { fn: 'count', where: call(fn, x, double(than)) },
  })
  const { mean, sd } = c.profile
  const z = mean === null || !sd ? null : call('divide', call('subtract', x, double(mean)), double(sd))
  return [
    counted('zeros', 'eq', 0),
    counted('negatives', 'lt', 0),
    ...(fences ? [counted('below', 'lt', fences.low), counted('above', 'gt', fences.high)] : []),
    ...(z
      ? [{ as: `${c.id}.cubes`, value: { fn: 'sum' as const, arg: call('multiply', call('multiply', z, z), z) } }]
      : []),
  ]
}

/** Standardised by the sample's spread, as pandas' is but for the factor of small samples. */
function skewness({ profile }: Column, cubes: number | null): number | null {
  const n = profile.rows - profile.nulls
  return cubes === null || n < 3 ? null : cubes / n
}

export function double(value: number): Expression {
  return { kind: 'literal', value, type: 'double' }
}
