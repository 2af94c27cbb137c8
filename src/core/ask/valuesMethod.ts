import type { Column, Scalar } from '../../contract/column.ts'
import type { Relation } from '../../contract/relation.ts'
import { readCounts, valuesRelation } from '../quality/valuesRelation.ts'
import type { Steps } from '../stats/method.ts'

/** Most values of a column that are known by name. */
const VALUES_MAX = 2000

/** The values of every column of names that has few enough; the rest is left out. One pass. */
export function* valuesMethod(rows: Relation, columns: readonly Column[]): Steps<Map<string, Scalar[]>> {
  const named = columns.filter(isNamed)
  const tables =
    named.length === 0 ? [] : yield named.map(column => ({ relation: valuesRelation(rows, column, VALUES_MAX) }))
  return new Map(
    named.map((column, i) => {
      const table = tables[i]
      return [column.id, table ? readCounts(table).map(({ value }) => value) : []]
    }),
  )
}

function isNamed({ type, role, profile }: Column): boolean {
  if (profile.distinct > VALUES_MAX || profile.distinct === 0) return false
  return role === 'dimension' ? type !== 'boolean' : type === 'text'
}
