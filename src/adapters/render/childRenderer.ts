import type { ChildProcess } from 'node:child_process'
import { DomainError } from '../../contract/problem.ts'
import type { Renderer } from '../../ports/renderer.ts'
import { startProgram } from '../startProgram.ts'
import type { Order, RenderReply } from './protocol.ts'

export interface RendererCaps {
  timeoutMs: number
  /** After so many files, or holding more than so much memory, the process makes room for a fresh one. */
  mostRenders: number
  residentBytes: number
  /** How many may wait; the next one is told that the server is busy. */
  mostWaiting: number
  /** After so long without work the process ends and gives its memory back. */
  idleMs: number
}

const CAPS: RendererCaps = {
  timeoutMs: 20_000,
  mostRenders: 300,
  residentBytes: 700 * 2 ** 20,
  mostWaiting: 40,
  idleMs: 120_000,
}
const HEAP_MEGABYTES = 512

interface Task {
  order: Order
  signal: AbortSignal | undefined
  resolve: (bytes: Uint8Array) => void
  reject: (error: Error) => void
}

/** A renderer in one child process with an empty environment, kept warm, renewed before it grows, ended when nobody draws. */
export function childRenderer(caps: Partial<RendererCaps> = {}): Renderer {
  return new ChildRenderer({ ...CAPS, ...caps })
}

class ChildRenderer implements Renderer {
  readonly #caps: RendererCaps
  readonly #waiting: Task[] = []
  #child: ChildProcess | null = null
  #task: Task | null = null
  #timer: NodeJS.Timeout | null = null
  #resting: NodeJS.Timeout | null = null
  #renders = 0
  #ids = 0
  #isClosed = false

  constructor(caps: RendererCaps) {
    this.#caps = caps
  }

  render({ signal, ...order }: Parameters<Renderer['render']>[0]): Promise<Uint8Array> {
    if (this.#isClosed || signal?.aborted) return Promise.reject(cancelled())
    if (this.#waiting.length >= this.#caps.mostWaiting)
      return Promise.reject(new DomainError('busy', 'Too many charts are being exported. Try again in a moment.'))
    return new Promise((resolve, reject) => {
      const task: Task = { order: { ...order, id: ++this.#ids }, signal, resolve, reject }
      signal?.addEventListener('abort', () => this.#cancel(task), { once: true })
      this.#waiting.push(task)
      this.#next()
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const { reject } of this.#waiting.splice(0)) reject(cancelled())
    this.#settle()?.reject(cancelled())
    this.#drop()
  }

  #next(): void {
    if (this.#task || this.#isClosed) return
    const task = this.#waiting.shift()
    if (!task) {
      this.#rest()
      return
    }
    if (this.#resting) clearTimeout(this.#resting)
    this.#task = task
    const child = this.#child ?? this.#start()
    child.channel?.ref()
    this.#timer = setTimeout(() => {
      const seconds = this.#caps.timeoutMs / 1000
      this.#fail(new DomainError('took_too_long', `The chart took longer than ${seconds} s to draw.`))
    }, this.#caps.timeoutMs)
    child.send(task.order, error => {
      if (error && this.#task === task) this.#fail(broken(error.message))
    })
  }

  #receive(reply: RenderReply): void {
    if (reply.id !== this.#task?.order.id) return
    const task = this.#settle()
    if (reply.kind === 'done') task?.resolve(reply.bytes)
    else task?.reject(broken(reply.detail))
    this.#renders += 1
    const isHeavy = reply.kind === 'done' && reply.residentBytes > this.#caps.residentBytes
    if (isHeavy || this.#renders >= this.#caps.mostRenders) this.#drop()
    this.#next()
  }

  /** The work under way ends here, and with it the process: it cannot be interrupted. */
  #fail(error: Error): void {
    const task = this.#settle()
    this.#drop()
    task?.reject(error)
    this.#next()
  }

  #cancel(task: Task): void {
    if (this.#task === task) {
      this.#fail(cancelled())
      return
    }
    const at = this.#waiting.indexOf(task)
    if (at < 0) return
    this.#waiting.splice(at, 1)
    task.reject(cancelled())
  }

  #settle(): Task | null {
    const task = this.#task
    this.#task = null
    if (this.#timer) clearTimeout(this.#timer)
    // A renderer without work keeps no program from ending.
    this.#child?.channel?.unref()
    return task
  }

  #rest(): void {
    if (this.#resting) clearTimeout(this.#resting)
    this.#resting = setTimeout(() => this.#drop(), this.#caps.idleMs).unref()
  }

  #drop(): void {
    if (this.#resting) clearTimeout(this.#resting)
    const child = this.#child
    this.#child = null
    this.#renders = 0
    child?.removeAllListeners()
    child?.on('error', () => undefined)
    child?.kill('SIGKILL')
  }

  #start(): ChildProcess {
    const child = startProgram('render', { heapMegabytes: HEAP_MEGABYTES })
    this.#child = child
    child.unref()
    child.on('message', (reply: RenderReply) => this.#receive(reply))
    child.on('error', error => this.#fail(broken(error.message)))
    child.once('exit', (code, signal) => {
      this.#child = null
      if (this.#task) this.#fail(broken(`the render process ended (${signal ?? code})`))
    })
    return child
  }
}

const cancelled = () => new DomainError('cancelled', 'The export was cancelled.')
const broken = (detail: string) =>
  new DomainError('internal', 'The chart could not be drawn.', { cause: new Error(detail) })
