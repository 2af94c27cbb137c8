import type { Column, Scalar } from '../../../contract/column.ts'
import type { ResultTable } from '../../../contract/plan.ts'
import type { Relation } from '../../../contract/relation.ts'
import { column, project, sort } from '../../relation/build.ts'
import { powers } from '../linear/powers.ts'
import type { TwofoldArray } from '../linear/twofold.ts'
import { columnOfDoubles, product } from '../linear/twofoldColumns.ts'
import type { Ask } from '../method.ts'
import { sampled } from '../sampled.ts'
import type { Term } from './terms.ts'
import { numberExpression } from './terms.ts'

/** More rows than this are not read one by one. */
export const ROWS_READ = 100_000
export const SEED = 42

/** Single rows of these columns in the order of the file: all, or a uniform sample of `limit`. */
export function rowsAsk(rows: Relation, { numbers, groups, limit, n }: Wanted & { n: number }): Ask {
  const picked: Relation = limit === null ? rows : sampled(rows, { n, limit, seed: SEED })
  const cells = [
    { as: '_row', value: column('_row') },
    ...numbers.map((of, i) => ({ as: `x${i}`, value: numberExpression(of) })),
    ...groups.map((of, i) => ({ as: `g${i}`, value: column(of.id) })),
  ]
  return {
    relation: sort(project(picked, cells), [{ by: column('_row'), direction: 'asc' }]),
    maxRows: limit ?? ROWS_READ,
  }
}

interface Wanted {
  numbers: readonly Column[]
  groups: readonly Column[]
  limit: number | null
}

/** Rows as columns of numbers and of groups. */
export interface ReadRows {
  n: number
  /** Source row of each. */
  row: Float64Array
  numbers: ReadonlyMap<Column, Float64Array>
  groups: ReadonlyMap<Column, readonly Scalar[]>
}

export function readRows(table: ResultTable | undefined, { numbers, groups }: Omit<Wanted, 'limit'>): ReadRows {
  const values = (i: number) => Float64Array.from(table?.data[i] ?? [], cell => Number(cell))
  const row = values(0)
  return {
    ...{ n: row.length, row },
    numbers: new Map(numbers.map((of, i) => [of, values(i + 1)])),
    groups: new Map(groups.map((of, i) => [of, table?.data[i + 1 + numbers.length] ?? []])),
  }
}

/** A term of the rows that were read. */
export function termColumn(term: Term, rows: ReadRows): TwofoldArray {
  switch (term.kind) {
    case 'number':
      return columnOfDoubles(rows.numbers.get(term.column) ?? new Float64Array(rows.n))
    case 'level': {
      const cells = rows.groups.get(term.column) ?? []
      return columnOfDoubles(Float64Array.from(cells, cell => (cell === term.level ? 1 : 0)))
    }
    case 'power': {
      const x = columnOfDoubles(rows.numbers.get(term.column) ?? new Float64Array(rows.n))
      return powers(x, term.power, term.placement)[term.power - 1] ?? x
    }
    case 'product':
      return product(termColumn(term.of[0], rows), termColumn(term.of[1], rows))
  }
}
