import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { IngestFault } from '../../../src/adapters/readers/fault.ts'
import { readFile } from '../../../src/adapters/readers/readFile.ts'
import type { Reading } from '../../../src/contract/reading.ts'
import { judge, type Verdict } from './judge.ts'
import type { SoiledFile } from './soil.ts'

/** Reads a soiled file in this process and judges what came of it. A file that is refused is a miss that is told. */
export async function readSoiled(connection: DuckDBConnection, file: SoiledFile, folder: string): Promise<Verdict> {
  const outDir = mkdtempSync(join(folder, 'out-'))
  const path = join(folder, 'soiled.csv')
  writeFileSync(path, file.bytes)
  try {
    const reading = await readOrRefuse(path, outDir)
    if ('refused' in reading) return { faults: [`refused: ${reading.refused}`], isTold: reading.isNamed }
    return await judge(connection, reading, { expected: file.expected, outDir })
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

async function readOrRefuse(path: string, outDir: string): Promise<Reading | { refused: string; isNamed: boolean }> {
  try {
    return await readFile({ path, outDir })
  } catch (error) {
    if (error instanceof IngestFault) return { refused: error.code, isNamed: true }
    return { refused: String(error).slice(0, 200), isNamed: false }
  }
}
