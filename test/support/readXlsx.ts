import { IngestFault } from '../../src/adapters/readers/fault.ts'
import { readRows } from '../../src/adapters/readers/xlsx/rows.ts'
import { openWorkbook } from '../../src/adapters/readers/xlsx/workbook.ts'

/** A program that reads a workbook and says how it ended and what it took: `tsx readXlsx.ts FILE LIMITS-AS-JSON`. */
async function read(path: string, limits: object): Promise<number> {
  const workbook = await openWorkbook(path, limits)
  let rows = 0
  for (const sheet of workbook.sheets) for await (const batch of readRows(workbook, sheet)) rows += batch.length
  workbook.close()
  return rows
}

const [path = '', limits = '{}'] = process.argv.slice(2)
const ended = await read(path, JSON.parse(limits)).then(
  rows => ({ code: null, rows }),
  error => ({ code: error instanceof IngestFault ? error.code : `unnamed: ${error}`, rows: 0 }),
)
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
// Processor time, so that a busy machine does not count against the reader.
const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6
console.log(JSON.stringify({ ...ended, cpuSeconds, peakMegabytes: maxRSS / 1024 }))
