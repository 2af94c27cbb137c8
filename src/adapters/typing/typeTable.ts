import type { Column } from '../../contract/column.ts'
import type { ReadingProgress, TableReading } from '../../contract/reading.ts'
import type { TableSetting } from '../../contract/settings.ts'
import type { RawTable } from '../readers/raw.ts'
import { describeColumn } from './describeColumn.ts'
import { earlierRejects } from './ledger.ts'
import { planTable } from './planTable.ts'
import { profileTable } from './profile.ts'
import { receiptOf } from './receipt.ts'
import { sortColumn } from './sortColumn.ts'
import { int, name, rowOf, text } from './sql.ts'
import { checkTotals } from './totals.ts'
import { writeData, writeRejects, writeSkipped } from './writeParts.ts'

export interface TypingOptions {
  /** Existing folder for the parts. */
  outDir: string
  /** Names of the parts begin with it: `t0` makes t0.parquet, t0.rejects.parquet, t0.skipped.parquet. */
  stem: string
  /** What a person decided on the table. */
  setting?: TableSetting | undefined
  /** Every cell stays as it stands: all columns text, nothing missing but empty cells, rows in the order of the file. */
  raw?: boolean | undefined
  onProgress?: ((progress: ReadingProgress) => void) | undefined
  signal?: AbortSignal | undefined
}

/**
 * Gives every column of a raw table its type, writes the typed table and what was left out of it, and profiles it.
 *
 * @throws Error when a row or a cell is not accounted for; the signal's reason when it is aborted
 */
export async function typeTable(raw: RawTable, options: TypingOptions): Promise<TableReading> {
  const interrupt = () => raw.connection.interrupt()
  options.signal?.throwIfAborted()
  options.signal?.addEventListener('abort', interrupt)
  try {
    return await type(raw, options)
  } catch (fault) {
    options.signal?.throwIfAborted()
    throw fault
  } finally {
    options.signal?.removeEventListener('abort', interrupt)
  }
}

async function type(raw: RawTable, options: TypingOptions): Promise<TableReading> {
  const { outDir, stem } = options
  const rowCount = await countRows(raw)
  const say = (stage: ReadingProgress['stage'], share: number) => {
    options.onProgress?.({ stage, processed: Math.round(rowCount * share), total: rowCount })
    options.signal?.throwIfAborted()
  }
  const { plans, gathered, close } = await planTable(raw, {
    rows: rowCount,
    setting: options.setting,
    isRaw: options.raw ?? false,
    onColumn: share => say('typing', share),
  })
  say('writing', 0)
  const sortedBy = await sortColumn(raw, plans, !options.raw && !options.setting?.keepOrder)
  const data = `${stem}.parquet`
  const rows = await writeData(raw, plans, {
    path: `${outDir}/${data}`,
    sortBy: sortedBy.mustSort ? sortedBy.columnId : null,
  })
  const skipped = await writeSkipped(raw, `${outDir}/${stem}.skipped.parquet`)
  say('profiling', 0)
  const profiles = await profileTable(
    raw.connection,
    `read_parquet(${text(`${outDir}/${data}`)})`,
    plans.map(({ column, type: { type, scale } }) => ({ id: column.id, type, scale })),
  )
  const typed = profiles.map(({ profile }) => profile.rows - profile.nulls)
  const rejects = await writeRejects(raw, { plans, typed }, `${outDir}/${stem}.rejects.parquet`)
  const earlier = await earlierRejects(raw)
  const columns: Column[] = []
  for (const [i, plan] of plans.entries()) {
    const profiled = profiles[i]
    if (profiled === undefined) throw new Error(`no profile of ${plan.column.id}`)
    columns.push(describeColumn(plan, profiled, earlier.byColumn.get(plan.column.id) ?? 0))
  }
  const receipt = await receiptOf({
    raw,
    plans,
    gathered,
    profiles,
    columns,
    earlier,
    written: { ...rejects, rows },
    sorted: sortedBy,
    totals: await checkTotals(raw, plans, columns),
  })
  await close()
  say('profiling', 1)
  return {
    name: raw.name,
    sheet: raw.sheet,
    sheetIndex: raw.sheetIndex,
    index: raw.index,
    rowCount,
    columns,
    receipt,
    parts: {
      data,
      rejects: rejects.typing + rejects.earlier > 0 ? `${stem}.rejects.parquet` : null,
      skipped: skipped > 0 ? `${stem}.skipped.parquet` : null,
    },
    sortedBy: sortedBy.columnId,
  }
}

async function countRows(raw: RawTable): Promise<number> {
  const { rows } = await rowOf(raw.connection, `SELECT count(*) AS rows FROM ${name(raw.relation)}`)
  return int(rows)
}
