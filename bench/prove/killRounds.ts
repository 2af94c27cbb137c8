import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { mulberry32 } from '../../samples/random.ts'
import { Upload } from '../../src/contract/upload.ts'
import { BuiltServer } from './builtServer.ts'
import { faultsOfRefresh, faultsOfUpload } from './datasetTruth.ts'
import { Person } from './person.ts'
import { StoreTruth } from './storeTruth.ts'
import { Traffic } from './traffic.ts'
import { awaitVictim, processesOf, type Victim } from './victims.ts'

export interface KillOptions {
  /** One round each, in this order. */
  victims: readonly Victim[]
  seed: number
  /** How long people work before a kill, at most. */
  beforeMs: number
  /** How soon work must go on; the aim unless given. A machine shared with other tests needs longer. */
  withinMs?: number
  say: (line: string) => void
}

export interface Round {
  victim: Victim
  /** From the kill to the server saying that it is ready. */
  readySeconds: number
  /** From the kill to a fresh file being read to its end. */
  runningSeconds: number
  /** Uploads acknowledged before the kill that had not ended, and from the kill to the end of the last of them. */
  interrupted: number
  endedSeconds: number
  /** Of those, how many failed with a reason. */
  failed: number
}

export interface KillResult {
  rounds: Round[]
  uploads: number
  completed: number
  failed: number
  edits: number
  /** Newer files that were acknowledged, and what became of them. */
  refreshes: number
  merged: number
  discarded: number
  looks: number
  refused: number
  remains: { versionFolders: number; temporary: number }
  faults: string[]
}

/** Issue line: running again, and every interrupted job honest, within this time. */
const WITHIN_MS = 15_000
const PATIENCE_MS = 60_000
const FRESH_ROWS = 20

/** Kills one process after another while people work, and holds what they were told against what is there. */
export async function killRounds(options: KillOptions): Promise<KillResult> {
  const folder = mkdtempSync(join(tmpdir(), 'prove-kills-'))
  // PostgreSQL runs as another user when this runs as root.
  chmodSync(folder, 0o755)
  const server = await BuiltServer.at(join(folder, 'data'))
  try {
    const result = await new Killing(options, server).run()
    return { ...result, faults: [...result.faults, ...(await faultsOfEnd(server))] }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** After all the kills it still stops as it should, and nothing of it goes on. */
async function faultsOfEnd(server: BuiltServer): Promise<string[]> {
  const code = await server.stop()
  return [
    ...(code === 0 ? [] : [`told to end, the server ended with ${code}`]),
    ...processesOf(server.dataDir).map(left => `still runs after the end: ${left}`),
  ]
}

class Killing {
  readonly #options: KillOptions
  readonly #server: BuiltServer
  readonly #person: Person
  readonly #traffic: Traffic
  readonly #store: StoreTruth
  readonly #random: () => number
  readonly #faults: string[] = []
  readonly #rounds: Round[] = []
  readonly #checked = new Set<string>()

  constructor(options: KillOptions, server: BuiltServer) {
    this.#options = options
    this.#server = server
    this.#person = new Person(server.url)
    this.#traffic = new Traffic(this.#person, options.seed)
    this.#store = new StoreTruth(server.dataDir)
    this.#random = mulberry32(options.seed)
  }

  async run(): Promise<KillResult> {
    this.#server.launch()
    await this.#server.untilReady()
    this.#server.onOwnEnd = output => {
      this.#fault(`the server ended by itself:\n${output}`)
      this.#server.launch()
    }
    await this.#ownerLinkPrinted()
    await this.#person.becomeOwner(this.#server.ownerToken())
    for (const victim of this.#options.victims) await this.#round(victim)
    return this.#result()
  }

  /** The link is printed a moment after the door opens. */
  async #ownerLinkPrinted(): Promise<void> {
    for (let i = 0; i < 200 && !this.#server.output.includes('token='); i++) await pause(25)
  }

  async #round(victim: Victim): Promise<void> {
    this.#traffic.start()
    await pause(500 + this.#random() * this.#options.beforeMs)
    const pid = await awaitVictim(victim, this.#server, this.#random)
    const killedAt = Date.now()
    if (victim === 'server') await this.#server.kill()
    else process.kill(pid, 'SIGKILL')
    if (victim === 'server') this.#server.launch()
    await this.#server.untilReady()
    const readyMs = Date.now() - killedAt
    const runningMs = await this.#freshFile(killedAt)
    await this.#traffic.stop()
    await this.#settle(victim)
    await this.#traffic.settle()
    const touched = await this.#touched(killedAt)
    const round: Round = {
      victim,
      readySeconds: readyMs / 1000,
      runningSeconds: runningMs / 1000,
      interrupted: touched.length,
      endedSeconds: Math.max(0, ...touched.map(upload => endedMs(upload, killedAt))) / 1000,
      failed: touched.filter(({ status }) => status === 'failed').length,
    }
    this.#rounds.push(round)
    this.#judge(round)
    await this.#check()
    this.#options.say(sayRound(this.#rounds.length, round, this.#faults.length))
  }

  #judge({ victim, runningSeconds, endedSeconds }: Round): void {
    const most = (this.#options.withinMs ?? WITHIN_MS) / 1000
    if (runningSeconds > most) this.#fault(`${victim}: running again after ${runningSeconds} s`)
    if (endedSeconds > most) this.#fault(`${victim}: an interrupted upload ended after ${endedSeconds} s`)
  }

  /** From the kill until a file sent since has been read. */
  async #freshFile(killedAt: number): Promise<number> {
    let reason = ''
    while (Date.now() - killedAt < PATIENCE_MS) {
      const id = await this.#traffic.send(FRESH_ROWS).catch(fault => {
        reason = String(fault)
        return null
      })
      const upload = id === null ? await pause(50) : await this.#traffic.ended(id, PATIENCE_MS)
      if (upload?.status === 'completed') return Date.now() - killedAt
      if (upload) reason = JSON.stringify(upload.reason)
    }
    this.#fault(`no file could be read within ${PATIENCE_MS / 1000} s: ${reason}`)
    return Date.now() - killedAt
  }

  async #settle(victim: Victim): Promise<void> {
    let open: string[] = []
    for (const startedAt = Date.now(); Date.now() - startedAt < PATIENCE_MS; await pause(200)) {
      open = await this.#store.open()
      if (open.length === 0) return
    }
    this.#fault(`${victim}: stuck after ${PATIENCE_MS / 1000} s without work: ${open.join('; ')}`)
  }

  /** Uploads acknowledged before the kill that ended after it. */
  async #touched(killedAt: number): Promise<Upload[]> {
    const uploads: Upload[] = []
    const { files, refreshes } = this.#traffic.ledger
    const newer = [...refreshes.values()].map(refresh => [refresh.uploadId, refresh] as const)
    for (const [id, { acknowledgedAt }] of [...files, ...newer]) {
      if (acknowledgedAt >= killedAt || this.#checked.has(id)) continue
      const upload = await this.#person.get(`/uploads/${id}`, Upload).catch(() => null)
      if (upload !== null && endedMs(upload, killedAt) > 0) uploads.push(upload)
      else if (upload?.status === 'failed')
        this.#fault(`an upload that no kill touched failed: ${JSON.stringify(upload)}`)
    }
    return uploads
  }

  /** The new ones whole, through the API; all of them in the store. */
  async #check(): Promise<void> {
    const { ledger } = this.#traffic
    for (const refresh of ledger.refreshes.values()) {
      // Merged since it was looked at last.
      if (this.#checked.has(refresh.uploadId)) continue
      if (refresh.end !== null) this.#checked.add(refresh.uploadId)
      this.#checked.delete(ledger.datasets.get(refresh.datasetId) ?? '')
      for (const fault of await faultsOfRefresh(this.#person, refresh)) this.#fault(fault)
    }
    for (const id of ledger.files.keys()) {
      if (this.#checked.has(id)) continue
      this.#checked.add(id)
      for (const fault of await faultsOfUpload(this.#person, ledger, id).catch(fault => [`${id}: ${fault}`]))
        this.#fault(fault)
    }
    for (const fault of await this.#store.faults(ledger)) this.#fault(fault)
  }

  /** Everything once more at the end: what was there after its own round may have gone in a later one. */
  async #result(): Promise<KillResult> {
    const { ledger } = this.#traffic
    this.#checked.clear()
    await this.#check()
    let failed = 0
    for (const id of ledger.files.keys())
      if ((await this.#person.get(`/uploads/${id}`, Upload)).status === 'failed') failed += 1
    const ends = [...ledger.refreshes.values()].map(({ end }) => end)
    const edits = [...ledger.edits.values()].flat().filter(edit => edit.isAcknowledged).length
    return {
      rounds: this.#rounds,
      uploads: ledger.files.size,
      completed: ledger.files.size - failed,
      failed,
      edits,
      refreshes: ends.length,
      merged: ends.filter(end => end === 'merged').length,
      discarded: ends.filter(end => end === 'discarded').length,
      looks: ledger.looks,
      refused: ledger.refused,
      remains: await this.#store.remains(),
      faults: [...new Set([...this.#faults, ...ledger.faults])],
    }
  }

  #fault(fault: string): void {
    this.#faults.push(fault)
    this.#options.say(`  FAULT ${fault}`)
  }
}

function endedMs({ finishedAt }: Upload, killedAt: number): number {
  return finishedAt === null ? Number.POSITIVE_INFINITY : Date.parse(finishedAt) - killedAt
}

function sayRound(number: number, round: Round, faults: number): string {
  const { victim, readySeconds, runningSeconds, interrupted, endedSeconds, failed } = round
  return `  ${number}. ${victim}: ready ${readySeconds.toFixed(1)} s, a fresh file read ${runningSeconds.toFixed(1)} s, ${interrupted} interrupted uploads ended ${endedSeconds.toFixed(1)} s (${failed} failed honestly); ${faults} faults so far`
}
