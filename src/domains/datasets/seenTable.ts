import { and, eq, inArray } from 'drizzle-orm'
import type { Column } from '../../contract/column.ts'
import type { DatasetTable } from '../../contract/dataset.ts'
import type { ResultTable } from '../../contract/plan.ts'
import type { Receipt } from '../../contract/receipt.ts'
import type { Relation, Scan } from '../../contract/relation.ts'
import type { RowLimits } from '../../contract/rowRule.ts'
import { histogramQuestions, profileQuestions, readProfiles } from '../../core/column/profileRelations.ts'
import { aggregate } from '../../core/relation/build.ts'
import type { Context } from '../../ports/context.ts'
import { authoriseAll } from '../access/authorise.ts'
import { rowLimits } from '../access/rowLimits.ts'
import { scanOf, toTable, type VersionTable } from './layers.ts'
import { versionTable } from './tables.ts'
import { tablesNow } from './tablesNow.ts'

/** Questions at once: a table of a thousand columns does not fill the engine's queue. */
const AT_ONCE = 16

/** What was computed for one request, by the limits that were loaded for it. */
const seen = new WeakMap<RowLimits, Map<string, Promise<DatasetTable>>>()

/**
 * A table of a version as the actor may see it. To who sees some of its rows every figure is computed anew of those, and
 * what reading wrote down of the file as a whole is left out.
 * @throws DomainError took_too_long, out_of_memory, busy
 */
export async function seenTable(ctx: Context, datasetId: string, row: VersionTable): Promise<DatasetTable> {
  const limits = await rowLimits(ctx)
  if (!limits.get(datasetId)?.has(row.tableId)) return toTable(row)
  const known = seen.get(limits) ?? new Map<string, Promise<DatasetTable>>()
  seen.set(limits, known)
  const key = `${row.versionId} ${row.tableId}`
  const table = known.get(key) ?? measured(ctx, datasetId, row)
  known.set(key, table)
  return table
}

interface OfVersion {
  datasetId: string
  versionId: string
}

/** How many rows of versions the actor sees, in their order. @throws DomainError took_too_long, out_of_memory, busy */
export async function seenRowsOf(ctx: Context, versions: readonly OfVersion[]): Promise<number[]> {
  if (versions.length === 0) return []
  const tables = await ctx.transaction(tx =>
    tx
      .select()
      .from(versionTable)
      .where(
        and(
          eq(versionTable.workspaceId, ctx.workspaceId),
          inArray(
            versionTable.versionId,
            versions.map(({ versionId }) => versionId),
          ),
        ),
      ),
  )
  const now = new Map<string, ReadonlySet<string> | null>()
  for (const id of new Set(versions.map(({ datasetId }) => datasetId))) now.set(id, await tablesNow(ctx, id))
  const named = versions.flatMap(({ datasetId, versionId }) =>
    tables
      .filter(row => row.versionId === versionId && (now.get(datasetId)?.has(row.tableId) ?? true))
      .map(row => ({ datasetId, row })),
  )
  const counts = await seenRows(ctx, named)
  return versions.map(({ versionId }) =>
    named.reduce((sum, { row }, i) => (row.versionId === versionId ? sum + (counts[i] ?? 0) : sum), 0),
  )
}

/** How many rows of tables the actor sees, in their order. */
async function seenRows(ctx: Context, tables: readonly { datasetId: string; row: VersionTable }[]): Promise<number[]> {
  const limits = await rowLimits(ctx)
  const isLimited = ({ datasetId, row }: (typeof tables)[number]) => limits.get(datasetId)?.has(row.tableId) === true
  const counted = tables.filter(isLimited)
  const count = [{ as: 'rows', value: { fn: 'count' as const } }]
  const answers = await ask(
    ctx,
    counted.map(({ datasetId, row }) => aggregate(rowsOf(ctx, datasetId, row), [], count)),
  )
  const rows = new Map(counted.map((one, i) => [one, Number(answers[i]?.data[0]?.[0] ?? 0)]))
  return tables.map(one => rows.get(one) ?? one.row.rowCount)
}

async function measured(ctx: Context, datasetId: string, row: VersionTable): Promise<DatasetTable> {
  const scan = rowsOf(ctx, datasetId, row)
  const answers = await ask(ctx, profileQuestions(scan, row.columns))
  const questions = histogramQuestions(scan, row.columns, answers)
  const counted = await ask(
    ctx,
    questions.filter(question => question !== null),
  )
  const histograms = questions.map(question => (question === null ? null : (counted.shift() ?? null)))
  const profiles = readProfiles(row.columns, answers, histograms)
  const columns = row.columns.flatMap((column, i) => {
    const profile = profiles[i]
    return profile ? [{ ...column, profile, rejected: 0, missing: missingOf(profile) }] : []
  })
  const rowCount = columns[0]?.profile.rows ?? (await seenRows(ctx, [{ datasetId, row }]))[0] ?? 0
  return { ...toTable(row), rowCount, columns, receipt: receiptOf(rowCount, columns) }
}

const missingOf = ({ nulls }: Column['profile']) => (nulls > 0 ? [{ marker: '', count: nulls }] : [])

/** Of rows as they are, none of which was left out: what became of the file's others is not theirs to know. */
function receiptOf(rows: number, columns: readonly Column[]): Receipt {
  const read = rows * columns.length
  const missing = columns.reduce((sum, { profile }) => sum + profile.nulls, 0)
  return {
    repairs: [],
    totals: { checked: 0, agreed: 0, disagreements: [] },
    conservation: { read: rows, loaded: rows, rejected: 0, skipped: [] },
    cells: { read, typed: read - missing, missing, rejected: 0 },
  }
}

function rowsOf(ctx: Context, datasetId: string, row: VersionTable): Scan {
  return scanOf(ctx, row, { datasetId, versionId: row.versionId, tableId: row.tableId })
}

async function ask(ctx: Context, relations: readonly Relation[]): Promise<ResultTable[]> {
  const options = { signal: ctx.signal, timeoutMs: ctx.limits.queryTimeoutMs }
  const answers: ResultTable[] = []
  for (let i = 0; i < relations.length; i += AT_ONCE) {
    const some = await authoriseAll(ctx, relations.slice(i, i + AT_ONCE))
    answers.push(...(await ctx.engine.runMany(some, options)).map(({ table }) => table))
  }
  return answers
}
