import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { mulberry32 } from '../../samples/random.ts'
import { keepResult } from '../machine.ts'
import { Client } from './client.ts'
import { ServerUnderTest, type Victim } from './processes.ts'

/*
 * kill -9 of server, engine, ingest child and postmaster in turn at random moments during uploads and edits:
 * `tsx bench/prove/kills.ts [ROUNDS] [SEED]`. Nothing acknowledged may be lost, no version may be half, every job ends
 * honestly, and a fresh upload is read again within 15 s.
 */

const victims: readonly Victim[] = ['server', 'ingest', 'engine', 'postmaster']
const rounds = Number(process.argv[2] ?? 20)
const seed = Number(process.argv[3] ?? 1)
const random = mulberry32(seed)

interface Sent {
  uploadId: string
  rows: number
  sum: number
}

interface UploadState {
  status: string
  datasetId: string | null
  reason: { code: string } | null
}

function makeFile(rows: number): { text: string; sum: number } {
  let sum = 0
  const lines = Array.from({ length: rows }, (_, i) => {
    const cents = Math.floor(random() * 100_000)
    sum += cents
    return `order ${i},2025-0${1 + (i % 9)}-11,${(cents / 100).toFixed(2)}`
  })
  return { text: `name,day,amount\n${lines.join('\n')}\n`, sum: sum / 100 }
}

class Proof {
  readonly sent: Sent[] = []
  readonly edits = new Map<string, number>()
  readonly faults: string[] = []
  readonly recoveriesMs: number[] = []
  readonly #client: Client
  readonly #server: ServerUnderTest
  #busy = true

  constructor(server: ServerUnderTest, client: Client) {
    this.#server = server
    this.#client = client
  }

  async send(rows: number): Promise<Sent | null> {
    const { text, sum } = makeFile(rows)
    const uploadId = await this.#client.upload(`orders-${this.sent.length}.csv`, text)
    if (uploadId === null) return null
    const sent = { uploadId, rows, sum }
    this.sent.push(sent)
    return sent
  }

  /** Two uploads at a time and edits without a pause, until told to stop. */
  async work(datasetId: string): Promise<void> {
    const uploading = async () => {
      while (this.#busy) {
        const sent = await this.send(500 + Math.floor(random() * 20_000))
        if (sent) await this.untilOver(sent)
        else await pause(100)
      }
    }
    const editing = async () => {
      for (let n = 1; this.#busy; n++) {
        if (await this.#client.describe(datasetId, String(n))) this.edits.set(datasetId, n)
        await pause(20)
      }
    }
    await Promise.all([uploading(), uploading(), editing()])
  }

  async round(n: number, datasetId: string): Promise<void> {
    const victim = victims[n % victims.length] ?? 'server'
    this.#busy = true
    const working = this.work(datasetId)
    await pause(300 + random() * 1200)
    let killed = this.#server.kill(victim)
    for (let tries = 0; !killed && tries < 500; tries++) {
      await pause(10)
      killed = this.#server.kill(victim)
    }
    const killedAt = performance.now()
    this.#busy = false
    if (victim === 'server') await this.#server.start()
    await working
    const fresh = await this.untilSent()
    await this.untilOver(fresh)
    const recoveryMs = performance.now() - killedAt
    this.recoveriesMs.push(recoveryMs)
    console.log(
      `round ${n + 1}: ${victim}${killed ? '' : ' (none ran)'}, a fresh upload was read ${(recoveryMs / 1000).toFixed(1)} s after the kill`,
    )
  }

  async untilSent(): Promise<Sent> {
    for (let tries = 0; tries < 300; tries++) {
      const sent = await this.send(100)
      if (sent) return sent
      await pause(100)
    }
    throw new Error('no upload was accepted for 30 s')
  }

  async untilOver({ uploadId }: Sent): Promise<UploadState> {
    for (let tries = 0; tries < 600; tries++) {
      const state = await this.#client.get<UploadState>(`/uploads/${uploadId}`).catch(() => null)
      if (state && !['pending', 'processing'].includes(state.status)) return state
      await pause(50)
    }
    throw new Error(`upload ${uploadId} did not end within 30 s`)
  }

  /** Everything acknowledged is there, whole, and says how it ended. */
  async verify(): Promise<{ completed: number; failed: number }> {
    const ended = { completed: 0, failed: 0 }
    for (const sent of this.sent) {
      const state = await this.untilOver(sent)
      if (state.status === 'completed') ended.completed += 1
      else if (state.status === 'failed' && state.reason) ended.failed += 1
      else this.faults.push(`${sent.uploadId} ended as ${state.status} without a reason`)
      if (state.datasetId) await this.#verifyDataset(sent, state.datasetId)
    }
    for (const [datasetId, n] of this.edits) {
      const { description } = await this.#client.get<{ description: string }>(`/datasets/${datasetId}`)
      if (Number(description) < n)
        this.faults.push(`edit ${n} of ${datasetId} was acknowledged, ${description} is there`)
    }
    return ended
  }

  async #verifyDataset({ rows, sum }: Sent, datasetId: string): Promise<void> {
    type Table = {
      id: string
      receipt: { conservation: { read: number; loaded: number } }
      columns: { id: string; name: string }[]
    }
    const dataset = await this.#client.get<{ rows: number; tablesOfVersion: Table[] }>(`/datasets/${datasetId}`)
    const [table] = dataset.tablesOfVersion
    const column = table?.columns.find(c => c.name === 'amount')
    if (!table || !column || dataset.rows !== rows)
      return void this.faults.push(`${datasetId} has ${dataset.rows} of ${rows} rows`)
    const plan = {
      source: { datasetId, tableId: table.id },
      measures: [{ as: 's', aggregate: 'sum', column: column.id }],
    }
    const { table: answer } = await this.#client.post<{ table: { data: number[][] } }>('/plans/run', { plan })
    const found = Number(answer.data[0]?.[0])
    if (Math.abs(found - sum) > 0.005) this.faults.push(`${datasetId} sums to ${found} instead of ${sum}`)
  }
}

async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'prove-kills-'))
  chmodSync(folder, 0o755)
  const server = new ServerUnderTest(join(folder, 'data'), 20_000 + (process.pid % 20_000))
  await server.start()
  const client = new Client(server.url)
  await client.makeOwner(/[?&]token=([\w-]+)/.exec(server.output)?.[1] ?? '')
  const proof = new Proof(server, client)
  try {
    const { datasetId } = await proof.untilOver(await proof.untilSent())
    for (let n = 0; n < rounds; n++) await proof.round(n, datasetId ?? '')
    const ended = await proof.verify()
    const slowestMs = Math.max(...proof.recoveriesMs)
    const figures = {
      seed,
      rounds,
      acknowledged: proof.sent.length,
      ...ended,
      edits: [...proof.edits.values()].reduce((a, b) => a + b, 0),
      slowestRecoverySeconds: slowestMs / 1000,
      faults: proof.faults,
    }
    keepResult('kills', figures)
    console.log(JSON.stringify(figures))
    process.exitCode = proof.faults.length > 0 || slowestMs > 15_000 ? 1 : 0
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

await run()
