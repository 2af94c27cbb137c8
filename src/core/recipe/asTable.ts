import type { Relation } from '../../contract/relation.ts'

/**
 * A relation taken for a table: bills of questions begin with its rows and do not ask how it came about, and where the
 * same one stands twice in a relation it is computed once.
 */
export function asTable(relation: Relation): Relation {
  return relation.op === 'scan' ? relation : { op: 'union', inputs: [relation] }
}
