import type { MergedRange } from '../../../core/grid/mergedRange.ts'
import { type Landing, sourceColumn } from '../landing/landing.ts'
import { counts, textRows } from '../landing/query.ts'
import { TableAppender } from '../landing/tableAppender.ts'

const MERGES = 'merged_rows'

export interface MergedFill {
  /** Cells that took the value of the cell they are merged with. */
  cells: number
  ranges: number
  examples: { row: number; raw: string; read: string }[]
}

/**
 * Cells merged downwards all take the value that stands in the first of them: a group said once over its rows is meant of
 * each. Rows that hold nothing else are none.
 */
export async function fillMergedRows(landing: Landing, merges: readonly MergedRange[]): Promise<MergedFill> {
  const { connection, tables } = landing
  const filled: MergedFill = { cells: 0, ranges: 0, examples: [] }
  if (merges.length === 0) return filled
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${MERGES} (_row BIGINT, last VARCHAR)`)
  for (const [column, ranges] of byColumn(merges)) {
    const source = sourceColumn(column)
    await connection.run(`DELETE FROM ${MERGES}`)
    const appender = await TableAppender.open(connection, MERGES, 1)
    for (const { top, bottom } of ranges) appender.append(top + 1, [String(bottom + 1)])
    appender.close()
    const found =
      `SELECT r._row, f._row AS first, f.${source} AS value FROM ${MERGES} m JOIN ${tables.relation} f ON f._row = m._row ` +
      `JOIN ${tables.relation} r ON r._row > m._row AND r._row <= m.last::BIGINT WHERE r.${source} IS NULL AND f.${source} IS NOT NULL`
    const [cells = 0, firsts = 0] = await counts(connection, `SELECT count(*), count(DISTINCT first) FROM (${found})`)
    if (cells === 0) continue
    const examples = await textRows(connection, `SELECT _row, value FROM (${found}) ORDER BY _row LIMIT 3`)
    filled.examples.push(...examples.map(({ row, cells: [value] }) => ({ row, raw: '', read: value ?? '' })))
    await connection.run(
      `UPDATE ${tables.relation} SET ${source} = found.value FROM (${found}) found WHERE ${tables.relation}._row = found._row`,
    )
    filled.cells += cells
    filled.ranges += firsts
  }
  await connection.run(`DROP TABLE ${MERGES}`)
  return { ...filled, examples: filled.examples.slice(0, 3) }
}

function byColumn(merges: readonly MergedRange[]): Map<number, MergedRange[]> {
  const columns = new Map<number, MergedRange[]>()
  for (const range of merges) {
    const there = columns.get(range.left)
    if (there === undefined) columns.set(range.left, [range])
    else there.push(range)
  }
  return columns
}
