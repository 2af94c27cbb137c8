import type { Member, Pass } from '../fuse.ts'
import { schemaOf } from '../schema.ts'
import type { Compiled, CompileOptions } from './duckdb.ts'
import { compile } from './duckdb.ts'
import { aggregateSql, quote } from './expression.ts'

const SET = quote('__set')

/** One SELECT with grouping sets: the groups of all members, told apart by which columns they are grouped by. */
export function compilePass(pass: Pass, options: CompileOptions): Pick<Compiled, 'sql' | 'params'> {
  const rows = pass.groups.length === 0 ? pass.rows : { op: 'derive' as const, input: pass.rows, columns: pass.groups }
  const { sql, params } = compile(rows, options)
  const bound = [...params]
  const schema = schemaOf(pass.rows)
  const groups = pass.groups.map(group => quote(group.as))
  const measures = pass.measures.map(
    ({ as, value }) => `${aggregateSql(value, schema, v => `$${bound.push(v)}`)} AS ${quote(as)}`,
  )
  const set = groups.length === 0 ? '0' : `grouping(${groups.join(', ')})`
  const sets = pass.sets.map(names => `(${names.map(quote).join(', ')})`).join(', ')
  const lines = [
    `SELECT ${[...groups, `${set} AS ${SET}`, ...measures].join(', ')}`,
    `FROM (\n${sql}\n)`,
    ...(groups.length === 0 ? [] : [`GROUP BY GROUPING SETS (${sets})`]),
  ]
  return { sql: lines.join('\n'), params: bound }
}

/** The SELECT that reads one member's groups from the table that holds the pass. */
export function memberSql(member: Member, pass: Pass, table: string): string {
  const columns = member.columns.map(({ as, from }) => `${quote(from)} AS ${quote(as)}`).join(', ')
  return `SELECT ${columns}\nFROM ${quote(table)}\nWHERE ${SET} = ${maskOf(member.set, pass)}`
}

/** As SQL's grouping(): a bit for every group column that is not in the set, the first column's bit highest. */
function maskOf(set: readonly string[], pass: Pass): number {
  return pass.groups.reduce((mask, group) => mask * 2 + (set.includes(group.as) ? 0 : 1), 0)
}
