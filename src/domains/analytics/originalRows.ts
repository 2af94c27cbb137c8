import type { OriginalKind, OriginalRow, OriginalRows } from '../../contract/original.ts'
import type { Scan } from '../../contract/relation.ts'
import { matchColumns } from '../../core/column/matchColumns.ts'
import { columnNames } from '../../core/grid/columnNames.ts'
import { filledCount } from '../../core/grid/row.ts'
import type { Context } from '../../ports/context.ts'
import type { FileRow } from '../../ports/reader.ts'
import { loadOriginal, type Original } from '../datasets/loadOriginal.ts'
import { originalKey } from '../datasets/originalKey.ts'
import { cells, type Ends, endsOf, rowsBetween } from './ledgerRows.ts'

interface Input {
  datasetId: string
  tableId: string
  versionId?: string | undefined
  from: number
  rows: number
}

/** Rows above the data that may be its header. */
const MOST_ABOVE = 12
const MOST_HEADER_ROWS = 5
const KINDS: Readonly<Record<string, OriginalKind>> = {
  preamble: 'preamble',
  blank: 'blank',
  totals: 'totals',
  subtotals: 'totals',
  units: 'header',
  repeated_header: 'header',
  unreadable: 'rejected',
}

/** What is known of the rows of a table's file. */
interface Known {
  first: number
  last: number
  /** Reasons of rows that were not loaded. */
  skipped: ReadonlyMap<number, string>
  rejected: ReadonlyMap<number, readonly string[]>
}

/**
 * Rows of the file a table was read from, as they stand there, each with what became of it.
 * @throws DomainError not_found, gone when the file is no longer kept, password_needed when it is protected
 */
export async function originalRows(ctx: Context, input: Input): Promise<OriginalRows> {
  const { from, rows } = input
  const found = await loadOriginal(ctx, input)
  const ends = await endsOf(ctx, found)
  const above = Math.max(1, ends.first - MOST_ABOVE)
  const [known, seen] = await Promise.all([
    knownOf(ctx, found, { ...ends, above, from, rows }),
    windowOf(ctx, found, [
      { from: above, rows: ends.first - above },
      { from, rows },
    ]),
  ])
  const file = new Map(seen?.map(({ row, cells }) => [row, cells]))
  const header = headerRows(file, known)
  const last = Math.min(from + rows - 1, ends.last)
  const wanted = Array.from({ length: Math.max(0, last - from + 1) }, (_, i) => from + i)
  const facts = { fileName: found.file.name, sheet: found.sheet, lastRow: ends.last }
  if (seen === null) return { ...facts, source: 'values', ...(await valuesOf(ctx, found, { ...ends, from, last })) }
  const width = Math.max(0, ...[...file.values()].map(cells => cells.length), found.scan.columns.length)
  return {
    ...facts,
    source: 'file',
    columns: placesOf(
      found.scan.columns,
      header.map(row => file.get(row) ?? []),
      width,
    ),
    rows: wanted.map(row => rowOf(row, file.get(row) ?? [], { ...known, header })),
  }
}

/** Reasons and rejects of the rows that are looked at. */
async function knownOf(
  ctx: Context,
  found: Original,
  { first, last, above, from, rows }: { first: number; last: number; above: number; from: number; rows: number },
): Promise<Known> {
  const skipped =
    found.skipped &&
    (await rowsBetween(ctx, found.skipped, [
      [above, first],
      [from, from + rows],
    ]))
  const rejects = found.rejects && (await rowsBetween(ctx, found.rejects, [[from, from + rows]]))
  const rejected = new Map<number, string[]>()
  for (const [row, id] of rejects ?? []) rejected.set(row, [...(rejected.get(row) ?? []), id ?? ''])
  return { first, last, skipped: new Map(skipped?.map(([row, reason]) => [row, reason ?? ''])), rejected }
}

async function windowOf(
  ctx: Context,
  { file, sheet }: Original,
  stretches: { from: number; rows: number }[],
): Promise<FileRow[] | null> {
  const outDir = await ctx.store.temporaryFolder()
  try {
    const path = await ctx.store.localPath(originalKey(ctx.workspaceId, file.sha256))
    return (await ctx.reader.window?.({ path, file, sheet, outDir, stretches, signal: ctx.signal })) ?? null
  } finally {
    await ctx.store.removeTemporary(outDir)
  }
}

/** Rows straight above the data that no ledger names: they gave the columns their names. */
function headerRows(file: ReadonlyMap<number, FileRow['cells']>, { first, skipped }: Known): number[] {
  const header: number[] = []
  for (let row = first - 1; row > 0 && file.has(row) && header.length < MOST_HEADER_ROWS; row--) {
    const isSaid = skipped.has(row) || filledCount(file.get(row) ?? []) === 0
    if (!isSaid) header.unshift(row)
    else if (header.length > 0 || skipped.get(row) === 'preamble') break
  }
  return header
}

/** Where each column stands: by the names its header gives, as reading made them. */
function placesOf(
  columns: Scan['columns'],
  header: readonly FileRow['cells'][],
  width: number,
): OriginalRows['columns'] {
  const ids = matchColumns(
    columnNames(header, width).map(({ name }) => name),
    columns,
  )
  return columns.flatMap(({ id, name }) => {
    const position = ids.indexOf(id)
    return position < 0 ? [] : [{ id, name, position }]
  })
}

function rowOf(row: number, cells: FileRow['cells'], known: Known & { header: readonly number[] }): OriginalRow {
  return { row, kind: kindOf(row, cells, known), cells, rejected: [...(known.rejected.get(row) ?? [])] }
}

function kindOf(row: number, cells: FileRow['cells'], known: Known & { header: readonly number[] }): OriginalKind {
  const reason = known.skipped.get(row)
  if (reason !== undefined) return KINDS[reason] ?? 'note'
  if (known.header.includes(row)) return 'header'
  if (filledCount(cells) === 0) return 'blank'
  return row < known.first || row > known.last ? 'outside' : 'data'
}

/** Of a format without rows of text: its values as they were read. */
async function valuesOf(
  ctx: Context,
  { scan }: Original,
  { base, from, last }: Ends & { from: number },
): Promise<Pick<OriginalRows, 'columns' | 'rows'>> {
  const columns = scan.columns.map(({ id, name }, position) => ({ id, name, position }))
  const [numbers = [], ...values] = await cells(ctx, scan, {
    from: base + from,
    to: base + last + 1,
    columns: columns.map(({ id }) => id),
  })
  const rows = numbers.map((number, i) => ({
    row: Number(number) - base,
    kind: 'data' as const,
    cells: values.map(column => (column?.[i] == null ? null : String(column[i]))),
    rejected: [],
  }))
  return { columns, rows }
}
