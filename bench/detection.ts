import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { realFiles, soiledFiles } from './detection/corpora.ts'
import { readByEngine, readByPandas, readHere } from './detection/readers.ts'
import { type Answer, isRecovered, type TrueTable } from './detection/summary.ts'
import { keepResult } from './machine.ts'

/*
 * The same files read here, by DuckDB and by pandas when these are told nothing: `npx tsx bench/detection.ts [--seeds 30]`.
 * Recovered: names, rows, missing cells, and which columns are numbers and what they sum to. Silently wrong: anything
 * else without an error or a doubt. Dates that stay text are right for all three. Recorded, never asserted.
 */

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '30' } } })
const folder = mkdtempSync(join(tmpdir(), 'detection-'))
const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
const connection = await instance.connect()
const files = [...soiledFiles(folder, Number(values.seeds)), ...realFiles()]

interface Tally {
  files: number
  recovered: number
  silentlyWrong: number
  doubted: number
  refused: number
}
type Reader = 'datainsight' | 'duckdb' | 'pandas'
const tallies = new Map<string, Partial<Record<Reader, Tally>>>()

function note(corpus: string, reader: Reader, truth: readonly TrueTable[], answer: Answer): void {
  for (const name of [corpus, corpus.startsWith('dirty/') ? 'all dirty' : 'all real']) {
    const tally = tallies.get(name)?.[reader] ?? { files: 0, recovered: 0, silentlyWrong: 0, doubted: 0, refused: 0 }
    tally.files++
    if (typeof answer === 'string') tally.refused++
    else if (isRecovered(truth, answer.tables)) tally.recovered++
    else if (answer.told) tally.doubted++
    else tally.silentlyWrong++
    tallies.set(name, { ...tallies.get(name), [reader]: tally })
  }
}

const pandas = readByPandas(
  files.map(({ path }) => path),
  folder,
)
for (const { corpus, path, truth } of files) {
  note(corpus, 'datainsight', truth, await readHere(path, folder))
  note(corpus, 'duckdb', truth, await readByEngine(path, connection))
  const answer = pandas?.answers[path]
  if (answer !== undefined) note(corpus, 'pandas', truth, answer)
}
rmSync(folder, { recursive: true, force: true })

const percent = (n: number, of: number) => `${((100 * n) / of).toFixed(1).padStart(5)} %`
console.log(
  `${'recovered, silently wrong'.padEnd(24)} ${['datainsight', 'duckdb', 'pandas'].map(r => r.padEnd(17)).join(' ')}`,
)
for (const [corpus, readers] of tallies) {
  const cells = (['datainsight', 'duckdb', 'pandas'] as const).map(reader => {
    const tally = readers[reader]
    return tally ? `${percent(tally.recovered, tally.files)} ${percent(tally.silentlyWrong, tally.files)}` : '-'
  })
  console.log(`${corpus.padEnd(24)} ${cells.map(cell => cell.padEnd(17)).join(' ')}`)
}
const [[version] = []] = (await connection.runAndReadAll('SELECT version()')).getRows()
keepResult('detection', {
  versions: { duckdb: String(version), pandas: pandas?.version ?? null },
  seeds: Number(values.seeds),
  corpora: Object.fromEntries(tallies),
})
