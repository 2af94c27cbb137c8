import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { createEngine } from '../../src/adapters/engine/createEngine.ts'
import { readFile } from '../../src/adapters/readers/readFile.ts'
import { AnalysisRequest, type AnalysisType, type MethodAnswer } from '../../src/contract/analysis/analysis.ts'
import type { TableReading } from '../../src/contract/reading.ts'
import { byId } from '../../src/core/chart/measureName.ts'
import type { MethodInput, Steps } from '../../src/core/stats/method.ts'
import { methodOf } from '../../src/core/stats/methods.ts'
import { withColumnIds } from '../../src/core/stats/withColumnIds.ts'
import { localAsker } from '../../src/domains/access/localAsker.ts'
import { drive } from '../../src/domains/analytics/drive.ts'

type Asked<T extends AnalysisType> = { type: T } & Record<string, unknown>

export interface Analyst {
  /** A file as the first table of it; read once. */
  open(path: string): Promise<TableReading>
  /** The same of a text of comma-separated values. */
  table(csv: string): Promise<TableReading>
  /** An analysis of a table as the product makes it; columns may be named as people call them. */
  answer<T extends AnalysisType>(table: TableReading, request: Asked<T>): Promise<Extract<MethodAnswer, { type: T }>>
  /** A computation of several passes that is no analysis of its own. */
  run<T>(table: TableReading, method: (input: MethodInput) => Steps<T>): Promise<T>
}

/** Reads files and analyses their tables with the real reader and engine, but no database. `end` takes everything away. */
export async function buildAnalyst(): Promise<Analyst & { end(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'analyst-'))
  const engine = createEngine({ store: { localPath: async key => key }, poolSize: 1 })
  let files = 0
  const opened = new Map<string, Promise<TableReading>>()

  async function read(path: string): Promise<TableReading> {
    const outDir = await mkdtemp(join(folder, 'table-'))
    // In this process: a child for each of hundreds of small tables takes longer than they do.
    const reading = await readFile({ path, name: basename(path), outDir })
    const [table] = reading.tables
    if (!table) throw new Error(`${path} has no table`)
    return { ...table, parts: { ...table.parts, data: join(outDir, table.parts.data) } }
  }

  function open(path: string): Promise<TableReading> {
    const known = opened.get(path) ?? read(path)
    opened.set(path, known)
    return known
  }

  async function run<T>(table: TableReading, method: (input: MethodInput) => Steps<T>): Promise<T> {
    const workspaceId = 'w1'
    const columns = table.columns.map(({ id, name, type, scale }) => ({ id, name, type, scale }))
    const of = { workspaceId, datasetId: 'd1', versionId: 'v1', tableId: 't1' }
    const { signal } = new AbortController()
    const limits = { maxUploadBytes: 0, queryTimeoutMs: 60_000 }
    const rows = { op: 'scan' as const, ...of, parts: [table.parts.data], columns }
    return drive({ ...localAsker(workspaceId), engine, signal, limits }, method({ rows, columns: byId(table.columns) }))
  }

  return {
    open,
    run,
    async table(csv) {
      files += 1
      const path = join(folder, `table${files}.csv`)
      await writeFile(path, csv)
      return open(path)
    },
    async answer(table, request) {
      const asked = AnalysisRequest.parse(withColumnIds(request, table.columns))
      // A request of a type is answered by an answer of that type.
      return (await run(table, input => methodOf(asked, input))) as never
    },
    async end() {
      await engine.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** An analyst while the tests of a file run. */
export function analystInFolder(): Analyst {
  let built: Awaited<ReturnType<typeof buildAnalyst>> | undefined
  beforeAll(async () => {
    built = await buildAnalyst()
  })
  afterAll(() => built?.end())
  const now = () => {
    if (!built) throw new Error('the tests have not begun')
    return built
  }
  return {
    open: path => now().open(path),
    table: csv => now().table(csv),
    answer: (table, request) => now().answer(table, request),
    run: (table, method) => now().run(table, method),
  }
}
