import type { Relation } from '../../contract/relation.ts'

/** A relation taken for a table: bills of questions begin with its rows and do not ask how it came about. */
export function asTable(relation: Relation): Relation {
  return relation.op === 'scan' ? relation : { op: 'union', inputs: [relation] }
}
