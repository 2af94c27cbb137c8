import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readRows } from '../src/adapters/readers/xlsx/rows.ts'
import { openWorkbook } from '../src/adapters/readers/xlsx/workbook.ts'
import { keepResult, python } from './machine.ts'
import { readShipped } from './shipped.ts'
import { writeBenchWorkbook } from './xlsxWorkbook.ts'

/*
 * Reading of .xlsx, each file in a process of its own: `npm run build`, then `tsx bench/xlsx.ts [large]`. Once its cells alone,
 * once to a version with its receipt, by the program that is shipped. When python3 has pandas and openpyxl, they read the first file in
 * the same run.
 */

interface Measured {
  cpuSeconds: number
  wallSeconds: number
  peakMegabytes: number
  cells: number
}

const PANDAS = `
import resource, sys, time
import pandas
t = time.time()
d = pandas.read_excel(sys.argv[1], header=None)
u = resource.getrusage(resource.RUSAGE_SELF)
print(u.ru_utime + u.ru_stime, time.time() - t, u.ru_maxrss / 1024, int(d.count().sum()))
`

async function measure(path: string): Promise<Measured> {
  const started = performance.now()
  const workbook = await openWorkbook(path)
  let cells = 0
  for (const sheet of workbook.sheets) {
    for await (const batch of readRows(workbook, sheet)) {
      for (const row of batch) for (const kind of row.kinds) if (kind !== 0) cells++
    }
  }
  workbook.close()
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  return {
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    wallSeconds: (performance.now() - started) / 1000,
    peakMegabytes: maxRSS / 1024,
    cells,
  }
}

function inChild(path: string): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['--measure', path])
    child.on('message', message => resolve(message as Measured))
    child.on('exit', code => reject(new Error(`the reading ended with ${code}`)))
  })
}

/** Null when python3 or its packages are not there. */
function byPandas(path: string): Measured | null {
  const words = python(PANDAS, path)
  if (words === null) return null
  const [cpuSeconds = 0, wallSeconds = 0, peakMegabytes = 0, cells = 0] = words.split(' ').map(Number)
  return { cpuSeconds, wallSeconds, peakMegabytes, cells }
}

function print(name: string, { cpuSeconds, wallSeconds, peakMegabytes, cells }: Measured): void {
  const speed = Math.round(cells / cpuSeconds).toLocaleString('en-US')
  console.log(
    `${name}: ${cpuSeconds.toFixed(2)} CPU s, ${wallSeconds.toFixed(2)} s, peak ${peakMegabytes.toFixed(0)} MB, ` +
      `${cells.toLocaleString('en-US')} cells, ${speed} cells per CPU s`,
  )
}

async function run(isLarge: boolean): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-xlsx-'))
  const results: Record<string, object> = {}
  try {
    const sizes = [[60_000, 20] as const, ...(isLarge ? [[1_000_000, 10] as const] : [])]
    for (const [rows, columns] of sizes) {
      const path = join(folder, `${rows}x${columns}.xlsx`)
      await writeBenchWorkbook(path, rows, columns)
      console.log(`${rows} rows x ${columns} columns, ${(statSync(path).size / 1e6).toFixed(1)} MB`)
      const cells = await inChild(path)
      print('  its cells alone', cells)
      const version = await readShipped(path)
      print('  to a version', version)
      const pandas = rows <= 100_000 ? byPandas(path) : null
      if (pandas) print('  pandas + openpyxl', pandas)
      const ratio = pandas && version.cpuSeconds / pandas.cpuSeconds
      console.log(ratio ? `  ratio of CPU ${ratio.toFixed(3)}` : '  pandas: not measured')
      results[`${rows}x${columns}`] = { cells, version, pandas, ratio }
    }
    if (isLarge) keepResult('xlsx', results)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const [flag, path] = process.argv.slice(2)
if (flag === '--measure' && path !== undefined) process.send?.(await measure(path))
else await run(flag === 'large')
