import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const main = join(import.meta.dirname, '../../dist/server/main.js')

export type Victim = 'server' | 'engine' | 'ingest' | 'postmaster'

/** The built server as its operator runs it, started again on the same data after each kill. */
export class ServerUnderTest {
  readonly url: string
  readonly #dataDir: string
  readonly #port: number
  #child: ChildProcess | null = null
  output = ''

  constructor(dataDir: string, port: number) {
    this.#dataDir = dataDir
    this.#port = port
    this.url = `http://127.0.0.1:${port}`
  }

  async start(): Promise<void> {
    const env = { ...process.env, PORT: String(this.#port), DATA_DIR: this.#dataDir, PUBLIC_URL: this.url }
    const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    child.stdout?.on('data', chunk => {
      this.output += String(chunk)
    })
    this.#child = child
    await this.ready()
  }

  async ready(): Promise<void> {
    for (let tries = 0; tries < 600; tries++) {
      if (
        await fetch(`${this.url}/readyz`).then(
          r => r.ok,
          () => false,
        )
      )
        return
      await pause(50)
    }
    throw new Error('the server is not ready after 30 s')
  }

  /** Kills without warning; false when no such process runs at this moment. */
  kill(victim: Victim): boolean {
    const pid = this.#find(victim)
    if (pid === undefined) return false
    process.kill(pid, 'SIGKILL')
    return true
  }

  async stop(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null) return
    const gone = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGTERM')
    await gone
  }

  #find(victim: Victim): number | undefined {
    const own = this.#child?.pid
    if (victim === 'server') return own
    if (victim === 'postmaster')
      return processes().find(p => p.words[0]?.endsWith('/postgres') && p.words.some(w => w.startsWith(this.#dataDir)))
        ?.pid
    return processes().find(p => p.parent === own && p.words.some(w => w.includes(`programs/${victim}`)))?.pid
  }
}

function processes(): { pid: number; parent: number; words: string[] }[] {
  return readdirSync('/proc').flatMap(name => {
    const pid = Number(name)
    if (!Number.isInteger(pid)) return []
    try {
      const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
      return [{ pid, parent, words: readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0') }]
    } catch {
      // It ended while we looked.
      return []
    }
  })
}
