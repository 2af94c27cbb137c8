import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../../dist/server/main.js', import.meta.url))
const readyWithinMs = 60_000
const stoppedWithinMs = 20_000

/** A built server that runs for the tests alone, on its own data. */
export interface RunningServer {
  url: string
  dataDir: string
  pid: number
  /** All it has printed so far. */
  output: () => string
  /** The one-time link that makes the owner, printed at first start. */
  ownerLink: () => string
  /** Ends it as an operator would; the exit code. */
  stop: () => Promise<number | null>
}

/**
 * Starts `dist/server/main.js` on a free port and waits until it is ready.
 *
 * @param options.dataDir  kept afterwards; without it a fresh folder is made, and removed on stop
 */
export async function startServer(
  options: { dataDir?: string; env?: Record<string, string> } = {},
): Promise<RunningServer> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const dataDir = options.dataDir ?? temporaryFolder()
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, PUBLIC_URL: url, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = capture(child)
  await untilReady(url, child, output)
  return {
    url,
    dataDir,
    pid: child.pid ?? 0,
    output,
    ownerLink: () => findOwnerLink(output(), url),
    stop: async () => {
      const code = await stop(child)
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
      return code
    },
  }
}

/** Readable by others, because PostgreSQL runs as another user when the tests run as root. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'di-'))
  chmodSync(folder, 0o755)
  return folder
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

function capture(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  }
  return () => text
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + readyWithinMs
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}:\n${output()}`)
    if (await isReady(url)) return
    await wait(50)
  }
  await stop(child)
  throw new Error(`the server was not ready within ${readyWithinMs / 1000} s:\n${output()}`)
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok
  } catch {
    // Not listening yet.
    return false
  }
}

function findOwnerLink(output: string, url: string): string {
  const link = output
    .match(/https?:\/\/[^\s"']+/g)
    ?.find(candidate => candidate.startsWith(`${url}/`) && candidate.length > url.length + 20)
  if (!link) throw new Error(`no one-time link was printed:\n${output}`)
  return link
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), stoppedWithinMs)
  await ended
  clearTimeout(timer)
  return child.exitCode
}
