import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { mulberry32 } from '../../samples/random.ts'
import type { DashboardDocument, DashboardRevision, Operation } from '../../src/contract/dashboard.ts'
import { dashboardRoutes } from '../../src/contract/routes/dashboards.ts'
import { applyOperations } from '../../src/core/dashboard/applyOperations.ts'
import { anyOperation } from '../../test/factories/dashboardOperations.ts'
import { BuiltServer } from './builtServer.ts'
import { Person, Refusal } from './person.ts'

export interface AutosaveOptions {
  rounds: number
  seed: number
  /** How long people build before a kill, at most. */
  beforeMs: number
  say: (line: string) => void
}

export interface AutosaveResult {
  rounds: number
  /** Batches that were acknowledged, and sends that got no answer. */
  acknowledged: number
  unanswered: number
  revisions: number
  slowestReadySeconds: number
  faults: string[]
}

const WRITERS = 3
const TOKEN_WAITS = 200
/** A machine shared with other work is slow to start a server; how slow is told. */
const PATIENCE_MS = 300_000

/** A batch that is answered by a refusal would be refused again. */
const isRefused = (fault: unknown) => fault instanceof Refusal && fault.status >= 400 && fault.status < 500

/** Batches of one person, sent one after the other and again until they are answered, as the page does. */
class Writer {
  /** batchId -> the revision that it was told to be. */
  readonly told = new Map<string, number>()
  unanswered = 0
  readonly faults: string[] = []
  readonly #name: string
  readonly #person: Person
  readonly #dashboardId: string
  readonly #operations: Iterator<Operation>
  #base = 1
  #sent = 0

  constructor(name: string, { person, dashboardId, seed }: { person: Person; dashboardId: string; seed: number }) {
    this.#name = name
    this.#person = person
    this.#dashboardId = dashboardId
    this.#operations = fc.sample(anyOperation, { numRuns: 5000, seed })[Symbol.iterator]()
  }

  async write(isOn: () => boolean): Promise<void> {
    while (isOn()) {
      const { value: operation, done } = this.#operations.next()
      if (done) return
      await this.#sendUntilTold(`${this.#name}-${String(++this.#sent).padStart(6, '0')}`, operation)
    }
  }

  async #sendUntilTold(batchId: string, operation: Operation): Promise<void> {
    for (;;) {
      const revisions = await this.#send(batchId, operation)
      if (revisions === null) {
        this.unanswered += 1
        await pause(40)
        continue
      }
      const own = revisions.at(-1)
      if (own?.batchId !== batchId) this.faults.push(`${batchId} was answered without its own revision at the end`)
      this.told.set(batchId, own?.revision ?? 0)
      this.#base = Math.max(this.#base, own?.revision ?? 0)
      return
    }
  }

  async #send(batchId: string, operation: Operation): Promise<DashboardRevision[] | null> {
    const body = { batchId, base: this.#base, operations: [operation] }
    const { response } = dashboardRoutes.changeDashboard
    return this.#person
      .send('POST', `/dashboards/${this.#dashboardId}/operations`, body, response)
      .then(({ revisions }) => revisions)
      .catch(fault => (isRefused(fault) ? Promise.reject(fault) : null))
  }
}

/**
 * kill -9 of the server while three people build one dashboard: afterwards every batch that was acknowledged is in the log
 * once and at the revision that was told, and the dashboard is what its log says.
 */
export async function autosaveRounds({ rounds, seed, beforeMs, say }: AutosaveOptions): Promise<AutosaveResult> {
  const folder = mkdtempSync(join(tmpdir(), 'prove-autosave-'))
  // PostgreSQL runs as another user when this runs as root.
  chmodSync(folder, 0o755)
  const server = await BuiltServer.at(join(folder, 'data'))
  try {
    server.launch()
    await server.untilReady(PATIENCE_MS)
    for (let i = 0; i < TOKEN_WAITS && !server.output.includes('token='); i++) await pause(25)
    const person = new Person(server.url)
    await person.becomeOwner(server.ownerToken())
    const { response } = dashboardRoutes.createDashboard
    const made = await person.send('POST', '/dashboards', { name: 'Built under fire' }, response)
    const random = mulberry32(seed)
    const writers = Array.from(
      { length: WRITERS },
      (_, i) => new Writer(`writer${i}`, { person, dashboardId: made.id, seed: seed + i }),
    )
    const state = { isOn: true }
    const writing = writers.map(writer => writer.write(() => state.isOn))
    const faults: string[] = []
    let slowest = 0
    for (let round = 1; round <= rounds; round += 1) {
      await pause(300 + random() * beforeMs)
      const killedAt = performance.now()
      await server.kill()
      server.launch()
      await server.untilReady(PATIENCE_MS)
      slowest = Math.max(slowest, (performance.now() - killedAt) / 1000)
      const found = await faultsOf(person, made, writers)
      faults.push(...found)
      const told = writers.reduce((sum, writer) => sum + writer.told.size, 0)
      say(`  ${round}. ${told} batches acknowledged so far; ${found.length} faults`)
    }
    state.isOn = false
    await Promise.all(writing)
    faults.push(...(await faultsOf(person, made, writers)), ...writers.flatMap(writer => writer.faults))
    const sum = (of: (writer: Writer) => number) => writers.reduce((total, writer) => total + of(writer), 0)
    const log = await logOf(person, made.id)
    return {
      rounds,
      acknowledged: sum(writer => writer.told.size),
      unanswered: sum(writer => writer.unanswered),
      revisions: log.length,
      slowestReadySeconds: slowest,
      faults: [...new Set(faults)],
    }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Made {
  id: string
  document: DashboardDocument
}

async function faultsOf(person: Person, { id, document }: Made, writers: readonly Writer[]): Promise<string[]> {
  // What was told before is asked for, not what is told meanwhile.
  const told = writers.flatMap(writer => [...writer.told])
  const log = await logOf(person, id)
  const at = new Map(log.map(({ batchId, revision }) => [batchId, revision]))
  const newest = log.at(-1)?.revision ?? 1
  const { response } = dashboardRoutes.dashboardAt
  const shown = await person.get(`/dashboards/${id}/revisions/${newest}`, response)
  const replayed = applyOperations(
    document,
    log.flatMap(({ operations }) => operations),
  )
  return [
    ...told
      .filter(([batchId, revision]) => at.get(batchId) !== revision)
      .map(([batchId]) => `lost or moved: ${batchId}`),
    ...(at.size === log.length ? [] : ['a batch stands twice in the log']),
    ...(log.every(({ revision }, i) => revision === i + 2) ? [] : ['the log has holes']),
    ...(JSON.stringify(sorted(shown.document)) === JSON.stringify(sorted(replayed.document))
      ? []
      : [`the dashboard is not what its log says at revision ${newest}`]),
  ]
}

/** The whole log. */
async function logOf(person: Person, id: string): Promise<DashboardRevision[]> {
  const { response } = dashboardRoutes.changeDashboard
  // A batch of nothing new, sent as of the first revision, is answered with all that happened since.
  const body = { batchId: `reader-${Date.now()}-${Math.random()}`, base: 1, operations: [nothing] }
  return (await person.send('POST', `/dashboards/${id}/operations`, body, response)).revisions
}

const nothing: Operation = { op: 'removeTile', id: 'never-there' }

/** With its fields in one order: the database keeps its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => [name, sorted(field)]),
  )
}
