import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export const builtMain = join(import.meta.dirname, '../../dist/server/main.js')

/** The built server on one folder and one port, started again as often as it is killed. */
export class BuiltServer {
  readonly dataDir: string
  readonly port: number
  readonly url: string
  /** It ended though nobody had ended it. */
  onOwnEnd: (output: string) => void = () => {}
  #child: ChildProcess | null = null
  #output = ''
  #isEnding = false

  private constructor(dataDir: string, port: number) {
    this.dataDir = dataDir
    this.port = port
    this.url = `http://127.0.0.1:${port}`
  }

  static async at(dataDir: string): Promise<BuiltServer> {
    return new BuiltServer(dataDir, await freePort())
  }

  get pid(): number {
    return this.#child?.pid ?? 0
  }

  get output(): string {
    return this.#output
  }

  get isRunning(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null
  }

  launch(): void {
    this.#isEnding = false
    const { PORT: _port, ...env } = process.env
    const child = spawn(process.execPath, [builtMain], {
      env: { ...env, PORT: String(this.port), DATA_DIR: this.dataDir, PUBLIC_URL: this.url, SIGN_UP: 'invitation' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#output = (this.#output + text).slice(-200_000)
      })
    child.once('exit', () => {
      if (!this.#isEnding && child === this.#child) this.onOwnEnd(this.#output.slice(-3000))
    })
  }

  /** @throws Error when it is not ready in time, or has ended */
  async untilReady(withinMs = 60_000): Promise<void> {
    for (const startedAt = performance.now(); !(await this.isReady()); await pause(25))
      if (!this.isRunning || performance.now() - startedAt > withinMs)
        throw new Error(`the server was not ready within ${withinMs / 1000} s:\n${this.#output.slice(-3000)}`)
  }

  async isReady(): Promise<boolean> {
    return fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(5000) }).then(
      answer => answer.ok,
      () => false,
    )
  }

  /** The token of the one-time link printed at first start. */
  ownerToken(): string {
    const token = /[?&]token=([\w-]+)/.exec(this.#output)?.[1]
    if (token === undefined) throw new Error(`no link for the owner was printed:\n${this.#output}`)
    return token
  }

  /** kill -9, as a power failure would for this one process. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** As an operator would; the exit code. */
  async stop(): Promise<number | null> {
    const patience = setTimeout(() => this.#child?.kill('SIGKILL'), 30_000)
    await this.#end('SIGTERM')
    clearTimeout(patience)
    return this.#child?.exitCode ?? null
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    this.#isEnding = true
    if (child === null || !this.isRunning) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}
