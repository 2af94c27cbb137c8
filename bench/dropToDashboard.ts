import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, openAsBlob, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { writeCsv } from './csvFile.ts'
import { keepResult } from './machine.ts'

/*
 * From the first byte sent to the dashboard's figures received, over HTTP against the built server:
 * `tsx bench/dropToDashboard.ts [FILE ...]`. Without files: generated ones of 1, 10 and 100 MB.
 */

const port = 20_000 + (process.pid % 20_000)
const url = `http://127.0.0.1:${port}`

async function startServer(dataDir: string) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../dist/server/main.js')], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, PUBLIC_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', chunk => {
    output += String(chunk)
  })
  for (let tries = 0; tries < 300; tries++) {
    const ready = await fetch(`${url}/readyz`).then(
      r => r.ok,
      () => false,
    )
    const token = /[?&]token=([\w-]+)/.exec(output)?.[1]
    if (ready && token) return { child, token }
    await pause(100)
  }
  throw new Error(`the server did not start: ${output}`)
}

const headers = { origin: url, 'x-datainsight': '1' }

async function signIn(token: string): Promise<string> {
  const body = JSON.stringify({
    token,
    name: 'Bench',
    email: 'bench@example.org',
    username: 'bench',
    password: 'a long enough one',
  })
  const answer = await fetch(`${url}/api/v1/owner`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body,
  })
  if (!answer.ok) throw new Error(await answer.text())
  return answer.headers
    .getSetCookie()
    .map(c => c.split(';')[0])
    .join('; ')
}

async function drop(
  path: string,
  cookie: string,
): Promise<{ uploadedMs: number; readMs: number; totalMs: number; rows: number }> {
  const form = new FormData()
  form.set('file', await openAsBlob(path), 'bench.csv')
  const started = performance.now()
  const sent = await fetch(`${url}/api/v1/uploads`, { method: 'POST', headers: { ...headers, cookie }, body: form })
  const { uploadId } = (await sent.json()) as { uploadId: string }
  const uploadedMs = performance.now() - started
  const done = await watch(uploadId, cookie)
  const readMs = performance.now() - started
  const answer = await fetch(`${url}/api/v1/datasets/${done.datasetId}/dashboard`, { headers: { cookie } })
  const { tiles } = (await answer.json()) as { tiles: unknown[] }
  if (tiles.length < 4) throw new Error(`a dashboard of ${tiles.length} tiles`)
  return { uploadedMs, readMs, totalMs: performance.now() - started, rows: done.totalRows }
}

async function watch(uploadId: string, cookie: string): Promise<{ datasetId: string; totalRows: number }> {
  const answer = await fetch(`${url}/api/v1/uploads/${uploadId}/events`, { headers: { cookie } })
  let text = ''
  for await (const chunk of answer.body ?? []) text += Buffer.from(chunk).toString()
  const last = text
    .split('\n')
    .filter(line => line.startsWith('data:'))
    .at(-1)
  const upload = JSON.parse(last?.slice(5) ?? '{}') as { status: string; datasetId: string; totalRows: number }
  if (upload.status !== 'completed') throw new Error(`the upload ended as ${JSON.stringify(upload)}`)
  return upload
}

/** Resident memory of a process and all below it, in megabytes. */
function memoryOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    const own = Number(/^Pss:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
    return own + children.reduce((sum, child) => sum + memoryOf(Number(child)), 0)
  } catch {
    return 0
  }
}

async function run(given: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-drop-'))
  chmodSync(folder, 0o755)
  const files = [...given]
  if (files.length === 0)
    for (const megabytes of [1, 10, 100]) {
      const path = join(folder, `${megabytes}mb.csv`)
      await writeCsv(path, megabytes * 9200)
      files.push(path)
    }
  const { child, token } = await startServer(join(folder, 'data'))
  const figures: Record<string, object> = {}
  try {
    const cookie = await signIn(token)
    for (const path of files) {
      const result = await drop(path, cookie)
      const megabytes = statSync(path).size / 1e6
      console.log(
        `${path.split('/').at(-1)} (${megabytes.toFixed(1)} MB, ${result.rows.toLocaleString('en')} rows): uploaded ${(result.uploadedMs / 1000).toFixed(2)} s, read ${(result.readMs / 1000).toFixed(2)} s, dashboard ${(result.totalMs / 1000).toFixed(2)} s`,
      )
      figures[path.split('/').at(-1) ?? path] = { megabytes, ...result }
    }
    await pause(5000)
    const idleMegabytes = memoryOf(child.pid ?? 0)
    console.log(`memory, all processes below the server, proportional: ${idleMegabytes.toFixed(0)} MB`)
    keepResult('drop-to-dashboard', { files: figures, idleMegabytes })
  } finally {
    child.kill('SIGTERM')
    await once(child, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
}

await run(process.argv.slice(2))
