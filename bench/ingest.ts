import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeCsv } from './csvFile.ts'
import { keepResult, python } from './machine.ts'
import { type ReadingFigures, readShipped } from './shipped.ts'
import { writeBenchWorkbook } from './xlsxWorkbook.ts'

/*
 * A file to a typed version with rejects and profile, by the program that is shipped, beside pandas in the same run, both
 * with their start: `npm run build`, then `tsx bench/ingest.ts`. Pandas only reads: it neither rejects, nor profiles, nor
 * writes.
 */

type Figures = Omit<ReadingFigures, 'cells'>

const PANDAS = `
import resource, sys, time
import pandas
t = time.time()
d = pandas.read_csv(sys.argv[1]) if sys.argv[1].endswith('.csv') else pandas.read_excel(sys.argv[1])
u = resource.getrusage(resource.RUSAGE_SELF)
print(u.ru_utime + u.ru_stime, time.time() - t, u.ru_maxrss / 1024, len(d))
`

function pandas(path: string): Figures | null {
  const words = python(PANDAS, path)
  if (words === null) return null
  const [cpuSeconds = 0, wallSeconds = 0, peakMegabytes = 0, rows = 0] = words.split(' ').map(Number)
  return { cpuSeconds, wallSeconds, peakMegabytes, rows }
}

async function compare(name: string, path: string) {
  const [mine, theirs] = [await readShipped(path), pandas(path)]
  const line = (who: string, f: Figures) =>
    `${name} ${who}: ${f.cpuSeconds.toFixed(2)} CPU s, ${f.wallSeconds.toFixed(2)} s, peak ${f.peakMegabytes.toFixed(0)} MB, ${f.rows.toLocaleString('en')} rows`
  console.log(line('to version', mine))
  if (theirs)
    console.log(
      `${line('pandas', theirs)}; ours / pandas: ${(mine.cpuSeconds / theirs.cpuSeconds).toFixed(2)} x CPU, ${(mine.peakMegabytes / theirs.peakMegabytes).toFixed(2)} x memory`,
    )
  else console.log(`${name} pandas: not installed`)
  return { megabytes: Math.round(statSync(path).size / 1e6), toVersion: mine, pandas: theirs }
}

async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-files-'))
  try {
    const csv = join(folder, 'orders.csv')
    await writeCsv(csv, 2_300_000)
    const xlsx = join(folder, 'mixed.xlsx')
    await writeBenchWorkbook(xlsx, 60_000, 20)
    keepResult('ingest', { csv250: await compare('CSV', csv), xlsx60k: await compare('.xlsx 60k x 20', xlsx) })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

await run()
