import { setTimeout as pause } from 'node:timers/promises'
import { mulberry32 } from '../../samples/random.ts'
import { AutomaticDashboard } from '../../src/contract/automatic.ts'
import { DatasetSummary } from '../../src/contract/dataset.ts'
import { Upload } from '../../src/contract/upload.ts'
import { type Edit, type Ledger, newLedger } from './ledger.ts'
import type { Person } from './person.ts'
import { Refreshing } from './refreshing.ts'
import { makeCsv } from './truthfulCsv.ts'

const SENDERS = 2
const BURST_MAX = 3
const ROWS_MAX = 30_000

/** People at work: they send files and newer ones, rename what became of them and look at it, and keep what they were told. */
export class Traffic {
  readonly ledger: Ledger = newLedger()
  readonly #person: Person
  readonly #random: () => number
  readonly #refreshing: Refreshing
  #running: Promise<unknown> | null = null
  #isOn = false
  #files: number
  #edits = 0

  constructor(person: Person, seed: number) {
    this.#person = person
    this.#random = mulberry32(seed)
    this.#files = seed * 100_000
    this.#refreshing = new Refreshing({
      person,
      ledger: this.ledger,
      random: this.#random,
      nextSeed: () => ++this.#files,
    })
  }

  start(): void {
    this.#isOn = true
    const senders = Array.from({ length: SENDERS }, () => this.#while(() => this.#sendSome()))
    const others = [() => this.#edit(), () => this.#look(), () => this.#refreshing.act()]
    this.#running = Promise.all([...senders, ...others.map(act => this.#while(act))])
  }

  /** What is under way is finished. */
  async stop(): Promise<void> {
    this.#isOn = false
    await this.#running
  }

  /** Once nothing is under way any more: what became of a newer file whose merge was not answered. */
  async settle(): Promise<void> {
    await this.#refreshing.settle()
  }

  /** Sends one file; its upload's id. @throws Refusal when it was not acknowledged */
  async send(rows: number): Promise<string> {
    const { text, ...sent } = makeCsv(++this.#files, rows)
    const uploadId = await this.#person.upload(sent.fileName, text)
    this.ledger.files.set(uploadId, { ...sent, acknowledgedAt: Date.now() })
    return uploadId
  }

  /** The upload once it has ended; null when the server says nothing or it takes longer. */
  async ended(uploadId: string, withinMs: number): Promise<Upload | null> {
    for (const startedAt = performance.now(); performance.now() - startedAt < withinMs; await pause(60)) {
      const upload = await this.#person.get(`/uploads/${uploadId}`, Upload).catch(() => null)
      if (upload?.status === 'completed' && upload.datasetId !== null)
        this.ledger.datasets.set(upload.datasetId, uploadId)
      if (upload !== null && upload.finishedAt !== null) return upload
    }
    return null
  }

  async #while(act: () => Promise<void>): Promise<void> {
    while (this.#isOn) {
      // While the server is away every act fails; what counts is what it had acknowledged.
      await act().catch(() => {
        this.ledger.refused += 1
        return pause(50)
      })
    }
  }

  async #sendSome(): Promise<void> {
    const burst = 1 + Math.floor(this.#random() * BURST_MAX)
    const sent: string[] = []
    for (let i = 0; i < burst && this.#isOn; i++)
      sent.push(await this.send(1 + Math.floor(this.#random() ** 3 * ROWS_MAX)))
    for (const uploadId of sent) while (this.#isOn && (await this.ended(uploadId, 500)) === null);
  }

  async #edit(): Promise<void> {
    await pause(20)
    const datasetId = this.#anyDataset()
    if (datasetId === null) return
    const field = this.#random() < 0.5 ? 'name' : 'description'
    const edit: Edit = { field, value: `${field} ${++this.#edits}`, isAcknowledged: false }
    this.ledger.edits.set(datasetId, [...(this.ledger.edits.get(datasetId) ?? []), edit])
    const after = await this.#person.send('PATCH', `/datasets/${datasetId}`, { [field]: edit.value }, DatasetSummary)
    if (after[field] !== edit.value) this.ledger.faults.push(`an edit of ${datasetId} was answered with another value`)
    edit.isAcknowledged = true
  }

  async #look(): Promise<void> {
    await pause(20)
    const datasetId = this.#anyDataset()
    if (datasetId === null) return
    await this.#person.get(`/datasets/${datasetId}/dashboard`, AutomaticDashboard)
    this.ledger.looks += 1
  }

  #anyDataset(): string | null {
    const all = [...this.ledger.datasets.keys()]
    return all[Math.floor(this.#random() * all.length)] ?? null
  }
}
