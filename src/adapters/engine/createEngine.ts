import { createHash } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { DomainError } from '../../contract/problem.ts'
import type { Relation } from '../../contract/relation.ts'
import { canonical } from '../../core/relation/canonical.ts'
import { COMPILER_VERSION, compile } from '../../core/relation/dialects/duckdb.ts'
import { fuse } from '../../core/relation/fuse.ts'
import { scansOf } from '../../core/relation/scans.ts'
import type { AuthorisedRelation, Engine, EngineResult, RunOptions } from '../../ports/engine.ts'
import type { ObjectStore } from '../../ports/store.ts'
import type { Batch } from './batch.ts'
import { fused, single } from './batch.ts'
import { ByteCache } from './cache.ts'
import { EnginePool } from './pool.ts'
import type { RawTable } from './protocol.ts'
import type { Question } from './question.ts'
import { questionOf, resultOf } from './question.ts'

/** No answer is longer: more than that is an export, not a table to look at. */
const MAX_ROWS = 20_000
/** What is computed with further, like the cells of a cube, may be longer when it is asked for. */
const MOST_ROWS = 200_000
/** A quarter of it holds the cells of a large cube. */
const CACHE_BYTES = 96 * 1024 * 1024

export interface EngineOptions {
  store: Pick<ObjectStore, 'localPath'>
  poolSize?: number
  memoryLimitMb?: number
  /** Of a question that does not bring its own limit. */
  timeoutMs?: number
  /** The folder the parts lie in; engine processes may then read nothing else. */
  folder?: string
  cacheBytes?: number
  maxWaiting?: number
  idleMs?: number
}

/** The embedded engine: DuckDB in child processes, an answer cache, and fusion of questions over the same rows. */
export function createEngine(options: EngineOptions): DuckDbEngine {
  return new DuckDbEngine(options)
}

interface Asked {
  index: number
  key: string
  question: Question
}

export class DuckDbEngine implements Engine {
  readonly #store: Pick<ObjectStore, 'localPath'>
  readonly #timeoutMs: number
  readonly #pool: EnginePool
  readonly #cache: ByteCache<EngineResult>
  readonly #temporaryFolder = join(tmpdir(), `datainsight-engine-${process.pid}`)

  constructor({ store, poolSize = 2, memoryLimitMb = 1024, timeoutMs = 30_000, ...options }: EngineOptions) {
    this.#store = store
    this.#timeoutMs = timeoutMs
    this.#cache = new ByteCache(options.cacheBytes ?? CACHE_BYTES)
    this.#pool = new EnginePool({
      size: poolSize,
      maxWaiting: options.maxWaiting ?? 200,
      ...(options.idleMs === undefined ? {} : { idleMs: options.idleMs }),
      settings: {
        memoryLimitMb,
        threads: availableParallelism(),
        folder: options.folder ?? null,
        temporaryFolder: this.#temporaryFolder,
      },
    })
  }

  /** Ids of the engine processes that are up. */
  get pids(): number[] {
    return this.#pool.pids
  }

  async run(relation: AuthorisedRelation, options: RunOptions = {}): Promise<EngineResult> {
    const [result] = await this.runMany([relation], options)
    if (result === undefined) throw new Error('one question, no answer')
    return result
  }

  async runMany(relations: readonly AuthorisedRelation[], options: RunOptions = {}): Promise<EngineResult[]> {
    const maxRows = Math.min(options.maxRows ?? MAX_ROWS, MOST_ROWS)
    const keys = relations.map(({ relation }) => keyOf(relation, maxRows))
    const answers = new Map<string, EngineResult>()
    const asked: Asked[] = []
    for (const [index, key] of keys.entries()) {
      const cached = this.#cache.get(key)
      const relation = relations[index]?.relation
      if (cached !== undefined) answers.set(key, { ...cached, cached: true })
      else if (relation !== undefined && !asked.some(other => other.key === key))
        asked.push({ index: asked.length, key, question: questionOf(relation) })
    }
    for (const { key, result } of await this.#compute(asked, { ...options, maxRows })) {
      this.#cache.set(key, result, sizeOf(result))
      answers.set(key, result)
    }
    return keys.flatMap(key => answers.get(key) ?? [])
  }

  async close(): Promise<void> {
    await this.#pool.close()
    await rm(this.#temporaryFolder, { recursive: true, force: true })
  }

  /** When one question fails the others are stopped: nobody will read their answers. */
  async #compute(asked: readonly Asked[], options: RunOptions & { maxRows: number }) {
    const failed = new AbortController()
    const signal = AbortSignal.any([failed.signal, ...(options.signal === undefined ? [] : [options.signal])])
    // Every run of the batch listens.
    setMaxListeners(0, signal)
    try {
      return await this.#computeAll(asked, { ...options, signal })
    } catch (error) {
      failed.abort()
      throw error
    }
  }

  async #computeAll(asked: readonly Asked[], options: RunOptions & { maxRows: number }) {
    const questions = asked.map(({ question }) => question)
    const batchOptions = { pathOf: await this.#paths(questions), maxRows: options.maxRows }
    const fusions = fuse(questions.map(question => question.tallied))
    const inFusion = new Set(fusions.flatMap(fusion => fusion.members.map(member => member.index)))
    const alone = (question: Question) => this.#answer([question], single(question, batchOptions), options)
    const runs = [
      ...fusions.map(async fusion => {
        const members = fusion.members.map(member => member.index)
        const together = members.flatMap(index => questions[index] ?? [])
        const results = await this.#together(together, fused(fusion, questions, batchOptions), options, alone)
        return members.map((index, i) => ({ index, result: results[i] }))
      }),
      ...questions.flatMap((question, index) =>
        inFusion.has(index) ? [] : [alone(question).then(([result]) => [{ index, result }])],
      ),
    ]
    const results = (await Promise.all(runs)).flat()
    return results.flatMap(({ index, result }) => {
      const key = asked[index]?.key
      return key === undefined || result === undefined ? [] : [{ key, result }]
    })
  }

  /** A pass that needs more memory than there is may still be possible question by question. */
  async #together(
    questions: readonly Question[],
    batch: Batch,
    options: RunOptions,
    alone: (question: Question) => Promise<EngineResult[]>,
  ): Promise<EngineResult[]> {
    try {
      return await this.#answer(questions, batch, options)
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'out_of_memory') throw error
      return (await Promise.all(questions.map(alone))).flat()
    }
  }

  async #answer(questions: readonly Question[], batch: Batch, options: RunOptions): Promise<EngineResult[]> {
    const { tables, durationMs } = await this.#pool.run(batch.statements, this.#limits(options))
    const answers = batch.answersOf(tables)
    const results = questions.map(async (question, i) => {
      const answer = answers[i]
      if (answer === undefined) return []
      const missing = answer.result.rowCount === 0 ? question.totals : null
      const totals = missing === null ? null : await this.#totals(missing, [question], options)
      return [{ ...resultOf(question, { ...answer, totals }), cached: false, durationMs }]
    })
    return (await Promise.all(results)).flat()
  }

  /** An empty page is rare, so what was left out of it is counted only then. */
  async #totals(totals: Relation, questions: readonly Question[], options: RunOptions): Promise<RawTable | null> {
    const { sql, params } = compile(totals, { pathOf: await this.#paths(questions) })
    const { tables } = await this.#pool.run([{ sql, params, maxRows: 1 }], this.#limits(options))
    return tables[0] ?? null
  }

  #limits({ signal, timeoutMs }: RunOptions) {
    return { signal: signal ?? null, timeoutMs: timeoutMs ?? this.#timeoutMs }
  }

  async #paths(questions: readonly Question[]): Promise<(key: string) => string> {
    const keys = new Set(questions.flatMap(({ relation }) => scansOf(relation).flatMap(scan => scan.parts)))
    const paths = new Map<string, string>()
    for (const key of keys) paths.set(key, await this.#store.localPath(key))
    return key => paths.get(key) ?? key
  }
}

/** The relation names its workspace, version, parts and conditions: what differs in any of them differs here. */
function keyOf(relation: AuthorisedRelation['relation'], maxRows: number): string {
  return createHash('sha256')
    .update(`${COMPILER_VERSION} ${maxRows} ${canonical(relation)}`)
    .digest('base64')
}

/** About what an answer takes in memory. */
function sizeOf({ table, sql }: EngineResult): number {
  let bytes = 512 + 2 * sql.length
  for (const column of table.data)
    for (const value of column) bytes += typeof value === 'string' ? 24 + 2 * value.length : 8
  return bytes
}
