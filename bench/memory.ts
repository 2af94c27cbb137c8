import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { childReader, READER_CAPS } from '../src/adapters/readers/childReader.ts'
import { DomainError } from '../src/contract/problem.ts'
import { peakOf } from './beside/peak.ts'
import { writeCsv } from './csvFile.ts'
import { keepResult } from './machine.ts'
import { writeOds, writeXls, writeXlsb } from './otherWorkbooks.ts'
import { writeBenchWorkbook } from './xlsxWorkbook.ts'

/*
 * What the child that reads a large file of each kind holds at most, of the memory it is allowed:
 * `tsx bench/memory.ts [FILE ...]`. Without files: generated ones, near the sizes that are let in.
 */

interface Figures {
  megabytes: number
  rows: number
  peakMegabytes: number
  seconds: number
  refused: string | null
}

async function measure(path: string): Promise<Figures> {
  const outDir = mkdtempSync(join(tmpdir(), 'bench-memory-'))
  const started = performance.now()
  let peakMegabytes = 0
  const watch = setInterval(() => {
    peakMegabytes = Math.max(peakMegabytes, peakOf(process.pid))
  }, 20)
  try {
    const name = path.split('/').at(-1) ?? path
    const { tables } = await childReader().read({ path, name, outDir })
    return { ...figures(), rows: tables.reduce((sum, t) => sum + t.rowCount, 0), refused: null }
  } catch (fault) {
    if (!(fault instanceof DomainError)) throw fault
    return { ...figures(), rows: 0, refused: fault.message }
  } finally {
    clearInterval(watch)
    rmSync(outDir, { recursive: true, force: true })
  }

  function figures() {
    const seconds = (performance.now() - started) / 1000
    return { megabytes: statSync(path).size / 1e6, peakMegabytes, seconds }
  }
}

const MAKERS: Readonly<Record<string, (path: string) => Promise<void>>> = {
  'orders.csv': path => writeCsv(path, 2_000_000),
  'sheets.xlsx': path => writeBenchWorkbook(path, 300_000, 20),
  'old.xls': path => writeXls(path, { rows: 65_000, columns: 20 }),
  'binary.xlsb': path => writeXlsb(path, { rows: 330_000, columns: 20 }),
  'open.ods': path => writeOds(path, { rows: 150_000, columns: 20 }),
}

async function make(folder: string): Promise<string[]> {
  const paths: string[] = []
  for (const [name, write] of Object.entries(MAKERS)) {
    const path = join(folder, name)
    await write(path)
    paths.push(path)
  }
  return paths
}

async function run(given: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-memory-files-'))
  const allowed = READER_CAPS.memoryBytes / 2 ** 20
  const files: Record<string, Figures> = {}
  try {
    for (const path of given.length > 0 ? given : await make(folder)) {
      const found = await measure(path)
      files[path.split('/').at(-1) ?? path] = found
      const said = found.refused ?? `${found.rows.toLocaleString('en')} rows`
      console.log(
        `${path.split('/').at(-1)} (${found.megabytes.toFixed(1)} MB): at most ${found.peakMegabytes.toFixed(0)} of ${allowed} MB, ${found.seconds.toFixed(1)} s, ${said}`,
      )
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  if (given.length === 0) keepResult('memory', { allowedMegabytes: allowed, files })
}

await run(process.argv.slice(2))
