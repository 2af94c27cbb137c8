import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Reading } from '../../src/contract/reading.ts'
import type { Reader } from '../../src/ports/reader.ts'
import { buildColumn } from './column.ts'

/** What reading a file of one column and `rows` rows gives; its part is a few bytes that are no Parquet. */
export function buildReading(outDir: string, { name, rows = 3 }: { name: string; rows?: number }): Reading {
  writeFileSync(join(outDir, 't0.parquet'), 'PAR1')
  const column = buildColumn({ id: 'c1', name: 'City', profile: { rows } })
  return {
    file: { name, bytes: 20, sha256: 'a'.repeat(64), format: 'csv', encoding: 'utf-8', dialect: null },
    tables: [
      {
        name: 'City',
        sheet: null,
        sheetIndex: 0,
        index: 0,
        rowCount: rows,
        columns: [column],
        receipt: {
          repairs: [],
          totals: { checked: 0, agreed: 0, disagreements: [] },
          conservation: { read: rows, loaded: rows, rejected: 0, skipped: [] },
          cells: { read: rows, typed: rows, missing: 0, rejected: 0 },
        },
        parts: { data: 't0.parquet', rejects: null, skipped: null },
        sortedBy: null,
      },
    ],
    others: [],
    warnings: [],
  }
}

/** A reader that reads nothing and answers at once. */
export const quickReader: Reader = {
  read: async ({ outDir, name, onProgress }) => {
    onProgress?.({ stage: 'reading', processed: 1, total: 3 })
    return buildReading(outDir, { name })
  },
}

/** The quick reader does not look into the file, but its hash is what the download finds it by. */
export const hashingReader: Reader = {
  async read(request) {
    const reading = await quickReader.read(request)
    const sha256 = createHash('sha256')
      .update(await readFile(request.path))
      .digest('hex')
    return { ...reading, file: { ...reading.file, sha256, bytes: (await stat(request.path)).size } }
  },
}
