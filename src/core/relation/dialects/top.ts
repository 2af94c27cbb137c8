import type { Relation } from '../../../contract/relation.ts'
import type { Schema } from '../schema.ts'
import type { Bind } from './expression.ts'
import { aggregateSql, quote } from './expression.ts'

/** What the rest of the values is called. */
export const OTHER = 'Other'

/** A SELECT of the input with only its leading keys, or with all others called 'Other'. */
export function topSql(top: Relation & { op: 'top' }, schema: Schema, bind: Bind, input: () => string): string {
  const key = quote(top.key)
  const isText = schema.get(top.key)?.type === 'text'
  const rows = input()
  const ranking = [
    `SELECT ${key} AS k`,
    'FROM t',
    ...(top.other && isText ? [`WHERE ${key} IS DISTINCT FROM ${bind(OTHER)}`] : []),
    'GROUP BY 1',
    `ORDER BY ${aggregateSql(top.by, schema, bind)} DESC NULLS LAST, 1 ASC NULLS LAST`,
    `LIMIT CAST(${bind(String(top.n))} AS BIGINT)`,
  ].join(' ')
  // Groups are few: computed once. Rows are many: read twice, each time only the columns that are needed.
  const kept = isGrouped(top.input) ? 'MATERIALIZED' : 'NOT MATERIALIZED'
  const leaders = `(SELECT k, TRUE AS leads FROM (${ranking})) l`
  const match = `t.${key} IS NOT DISTINCT FROM l.k`
  const select = top.other
    ? `SELECT t.* REPLACE (CASE WHEN l.leads THEN ${textOf(`t.${key}`, schema.get(top.key)?.type)} ELSE ${bind(OTHER)} END AS ${key}) FROM t LEFT JOIN ${leaders} ON ${match}`
    : `SELECT t.* FROM t SEMI JOIN ${leaders} ON ${match}`
  return `WITH t AS ${kept} (\n${rows}\n)\n${select}`
}

function textOf(key: string, type: string | undefined): string {
  if (type === 'text') return key
  return type === 'timestamp' ? `replace(CAST(${key} AS VARCHAR), ' ', 'T')` : `CAST(${key} AS VARCHAR)`
}

function isGrouped(relation: Relation): boolean {
  if (relation.op === 'aggregate') return true
  return 'input' in relation && isGrouped(relation.input)
}
