import { DomainError } from '../../contract/problem.ts'
import type { RunResult } from './child.ts'
import { EngineChild, EngineCrash } from './child.ts'
import type { EngineSettings, Statement } from './protocol.ts'

const IDLE_MS = 60_000
/** DuckDB keeps what a large question took; an idle process that holds more than this makes room for a fresh one. */
const IDLE_BYTES = 160 * 1024 * 1024

export interface PoolOptions {
  size: number
  /** How many runs may wait; the next one is told that the server is busy. */
  maxWaiting: number
  settings: EngineSettings
  /** After how long without work spare processes end; a minute unless told. */
  idleMs?: number
}

export interface PoolRunOptions {
  signal: AbortSignal | null
  timeoutMs: number
}

/** A few engine processes, started when first needed. All but one end after a minute without work. */
export class EnginePool {
  readonly #options: PoolOptions
  readonly #idle: EngineChild[] = []
  readonly #all = new Set<EngineChild>()
  readonly #waiting: { take: (child: EngineChild) => void; refuse: (error: Error) => void }[] = []
  #reaper: NodeJS.Timeout | null = null
  #isClosed = false

  constructor(options: PoolOptions) {
    this.#options = options
  }

  /** Process ids, for those who watch (and for tests that kill). */
  get pids(): number[] {
    return [...this.#all].flatMap(child => child.pid ?? [])
  }

  /**
   * Runs the statements on one process. A crash of the process is tried once more on another.
   * @throws DomainError took_too_long, cancelled, out_of_memory, busy, internal
   */
  async run(statements: readonly Statement[], options: PoolRunOptions): Promise<RunResult> {
    try {
      return await this.#runOnce(statements, options)
    } catch (error) {
      if (!(error instanceof EngineCrash) || this.#isClosed) throw error
    }
    try {
      return await this.#runOnce(statements, options)
    } catch (error) {
      if (!(error instanceof EngineCrash)) throw error
      throw new DomainError('internal', 'The engine failed twice over this question.', { cause: error })
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    if (this.#reaper !== null) clearTimeout(this.#reaper)
    for (const { refuse } of this.#waiting.splice(0)) refuse(new DomainError('cancelled', 'The server is stopping.'))
    for (const child of this.#all) child.kill()
  }

  async #runOnce(statements: readonly Statement[], options: PoolRunOptions): Promise<RunResult> {
    const child = await this.#acquire(options.signal)
    try {
      return await child.run(statements, options)
    } finally {
      this.#release(child)
    }
  }

  async #acquire(signal: AbortSignal | null): Promise<EngineChild> {
    if (this.#isClosed || signal?.aborted === true) throw new DomainError('cancelled', 'The question was cancelled.')
    const free = this.#idle.pop()
    if (free !== undefined) return free
    if (this.#all.size < this.#options.size) return this.#start()
    if (this.#waiting.length >= this.#options.maxWaiting)
      throw new DomainError('busy', 'Too many questions are waiting. Try again in a moment.')
    return this.#wait(signal)
  }

  #wait(signal: AbortSignal | null): Promise<EngineChild> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(place), 1)
        reject(new DomainError('cancelled', 'The question was cancelled.'))
      }
      const settled = () => signal?.removeEventListener('abort', leave)
      const place = {
        take: (child: EngineChild) => {
          settled()
          resolve(child)
        },
        refuse: (error: Error) => {
          settled()
          reject(error)
        },
      }
      signal?.addEventListener('abort', leave, { once: true })
      this.#waiting.push(place)
    })
  }

  #release(child: EngineChild): void {
    if (!child.isAlive || this.#isClosed) return
    const next = this.#waiting.shift()
    if (next !== undefined) {
      next.take(child)
      return
    }
    this.#idle.push(child)
    if (this.#reaper !== null) clearTimeout(this.#reaper)
    this.#reaper = setTimeout(() => this.#rest(), this.#options.idleMs ?? IDLE_MS)
    this.#reaper.unref()
  }

  /** Keeps one process, and a light one. */
  #rest(): void {
    for (const spare of this.#idle.splice(1)) spare.kill()
    const [warm] = this.#idle
    if (warm === undefined || warm.residentBytes <= IDLE_BYTES) return
    this.#idle.pop()
    warm.kill()
    this.#idle.push(this.#start())
  }

  #start(): EngineChild {
    const child = new EngineChild(this.#options.settings, gone => this.#forget(gone))
    this.#all.add(child)
    return child
  }

  /** A place became free: whoever waits gets a new process. */
  #forget(child: EngineChild): void {
    this.#all.delete(child)
    const i = this.#idle.indexOf(child)
    if (i >= 0) this.#idle.splice(i, 1)
    if (this.#isClosed) return
    this.#waiting.shift()?.take(this.#start())
  }
}
