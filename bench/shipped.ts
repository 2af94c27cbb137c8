import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IngestAnswer, IngestRequest } from '../src/adapters/readers/ingestMessages.ts'
import type { Reading } from '../src/contract/reading.ts'

export interface ReadingFigures {
  /** With the start of the program. */
  cpuSeconds: number
  wallSeconds: number
  peakMegabytes: number
  rows: number
  /** Cells that have a value. */
  cells: number
}

const PROGRAM = join(import.meta.dirname, '../dist/programs/ingest.js')
const TELL = `import { writeSync } from 'node:fs'
process.on('exit', () => writeSync(2, JSON.stringify(process.resourceUsage())))`

/** A file to a version by the program that is shipped, not by its sources: `npm run build` makes it. */
export async function readShipped(path: string): Promise<ReadingFigures> {
  const outDir = mkdtempSync(join(tmpdir(), 'bench-reading-'))
  try {
    const started = performance.now()
    const { reading, usage } = await read({ path, name: 'bench', outDir })
    const { userCPUTime, systemCPUTime, maxRSS } = usage
    return {
      cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
      wallSeconds: (performance.now() - started) / 1000,
      peakMegabytes: maxRSS / 1024,
      rows: reading.tables.reduce((sum, { rowCount }) => sum + rowCount, 0),
      cells: reading.tables.reduce((sum, { receipt }) => sum + receipt.cells.typed, 0),
    }
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

function read(request: IngestRequest): Promise<{ reading: Reading; usage: NodeJS.ResourceUsage }> {
  return new Promise((resolve, reject) => {
    const child = fork(PROGRAM, [], {
      env: { TZ: 'UTC' },
      execArgv: ['--max-old-space-size=512', '--import', `data:text/javascript,${encodeURIComponent(TELL)}`],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
    })
    let reading: Reading | null = null
    let told = ''
    child.stderr?.on('data', (text: Buffer) => {
      told += text.toString()
    })
    child.on('message', (message: unknown) => {
      const answer = message as IngestAnswer
      if ('reading' in answer) reading = answer.reading
    })
    child.once('error', reject)
    child.once('close', () => {
      if (reading === null) reject(new Error(`nothing was read: ${told}`))
      else resolve({ reading, usage: JSON.parse(told) as NodeJS.ResourceUsage })
    })
    child.send(request)
  })
}
