import type { ChildProcess } from 'node:child_process'
import { DomainError } from '../../contract/problem.ts'
import { startProgram } from '../startProgram.ts'
import type { EngineSettings, RawTable, Reply, Request, Statement } from './protocol.ts'

const KILL_AFTER_MS = 2000

export interface RunResult {
  tables: RawTable[]
  durationMs: number
}

export interface ChildRunOptions {
  signal: AbortSignal | null
  timeoutMs: number
}

/** The process ended while it worked, and not because we asked it to. */
export class EngineCrash extends Error {}

interface Run {
  id: number
  resolve: (result: RunResult) => void
  reject: (error: Error) => void
  /** Why we stopped it, once we did. */
  stopped: DomainError | null
  killer: NodeJS.Timeout | null
}

/** One engine process. It runs one list of statements at a time. */
export class EngineChild {
  readonly #process: ChildProcess
  #run: Run | null = null
  #runs = 0
  #alive = true
  #residentBytes = 0

  constructor(settings: EngineSettings, onExit: (child: EngineChild) => void) {
    this.#process = startProgram('engine', { arguments: [JSON.stringify(settings)] })
    this.#process.unref()
    this.#process.channel?.unref()
    this.#process.on('message', (reply: Reply) => this.#receive(reply))
    this.#process.on('error', () => this.#process.kill('SIGKILL'))
    this.#process.once('exit', (code, signal) => {
      this.#alive = false
      onExit(this)
      this.#fail(new EngineCrash(`The engine process ended (${signal ?? code}).`))
    })
  }

  get pid(): number | undefined {
    return this.#process.pid
  }

  /** Memory it held after its last run. */
  get residentBytes(): number {
    return this.#residentBytes
  }

  get isAlive(): boolean {
    return this.#alive
  }

  /**
   * @throws DomainError took_too_long, cancelled, out_of_memory
   * @throws EngineCrash when the process ends by itself
   */
  async run(statements: readonly Statement[], { signal, timeoutMs }: ChildRunOptions): Promise<RunResult> {
    const cancel = () => this.#stop(new DomainError('cancelled', 'The question was cancelled.'))
    const timer = setTimeout(() => {
      this.#stop(new DomainError('took_too_long', `The question took longer than ${timeoutMs / 1000} s.`))
    }, timeoutMs)
    try {
      signal?.addEventListener('abort', cancel, { once: true })
      return await this.#ask(statements)
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
    }
  }

  kill(): void {
    this.#process.kill('SIGKILL')
  }

  #ask(statements: readonly Statement[]): Promise<RunResult> {
    return new Promise((resolve, reject) => {
      const id = ++this.#runs
      this.#run = { id, resolve, reject, stopped: null, killer: null }
      this.#process.channel?.ref()
      this.#send({ kind: 'run', id, statements })
    })
  }

  /** Asks the statement to end, and ends the process when it does not listen. */
  #stop(reason: DomainError): void {
    const run = this.#run
    if (run === null || run.stopped !== null) return
    run.stopped = reason
    run.killer = setTimeout(() => this.kill(), KILL_AFTER_MS)
    this.#send({ kind: 'interrupt', id: run.id })
  }

  #receive(reply: Reply): void {
    if (this.#run === null || reply.id !== this.#run.id) return
    if (reply.kind === 'failed') {
      this.#fail(faultOf(reply))
      return
    }
    this.#residentBytes = reply.residentBytes
    const { resolve } = this.#end(this.#run)
    resolve({ tables: reply.tables, durationMs: reply.durationMs })
  }

  #fail(error: Error): void {
    if (this.#run === null) return
    const { reject, stopped } = this.#end(this.#run)
    reject(stopped ?? error)
  }

  #end(run: Run): Run {
    if (run.killer !== null) clearTimeout(run.killer)
    // An idle engine keeps no program from ending; the process ends with the channel.
    this.#process.channel?.unref()
    this.#run = null
    return run
  }

  /** A process that is gone cannot take it; its exit says so to the run. */
  #send(request: Request): void {
    if (this.#process.connected) this.#process.send(request, () => {})
  }
}

function faultOf({ fault, detail }: Reply & { kind: 'failed' }): Error {
  const cause = new Error(detail)
  if (fault === 'out_of_memory')
    return new DomainError('out_of_memory', 'The question needs more memory than allowed.', { cause })
  if (fault === 'interrupted') return new DomainError('cancelled', 'The question was cancelled.', { cause })
  if (fault === 'overflow')
    return new DomainError('invalid_plan', 'A figure has more than 38 digits, and cannot be computed exactly.', {
      cause,
    })
  return new DomainError('internal', 'The engine could not answer the question.', { cause })
}
