import { setTimeout as pause } from 'node:timers/promises'
import { Proposal, type RefreshMode } from '../../src/contract/version.ts'
import { type Chunk, type Content, contentOf, type Ledger, type Refresh } from './ledger.ts'
import { type Person, Refusal } from './person.ts'
import { makeCsv, type TruthfulCsv } from './truthfulCsv.ts'

const ROWS_MAX = 3000
const DISCARDED = 0.25

interface Newer {
  mode: RefreshMode
  file: TruthfulCsv
  chunks: readonly Chunk[]
}

interface Props {
  person: Person
  ledger: Ledger
  random: () => number
  nextSeed: () => number
}

/** Somebody who drops newer files on datasets, one at a time, and merges or discards what is proposed. */
export class Refreshing {
  readonly #props: Props
  #open: Refresh | null = null

  constructor(props: Props) {
    this.#props = props
  }

  /** Goes on with what is under way, or begins another. @throws Refusal when the server did not answer */
  async act(): Promise<void> {
    await pause(50)
    if (this.#open === null) this.#open = await this.#propose()
    else await this.#follow(this.#open, { asks: true })
  }

  /** What became of that which was under way when nobody answered: asked for nothing, only looked at. */
  async settle(): Promise<void> {
    if (this.#open !== null) await this.#follow(this.#open, { asks: false })
  }

  async #propose(): Promise<Refresh | null> {
    const { person, ledger, random } = this.#props
    const all = [...ledger.datasets]
    const [datasetId, uploadId] = all[Math.floor(random() * all.length)] ?? []
    const before = datasetId === undefined ? undefined : contentOf(ledger, datasetId, uploadId ?? '')
    if (datasetId === undefined || before === undefined) return null
    const { mode, file, chunks } = this.#newer(before)
    const sent = await person.refresh(datasetId, { mode, fileName: file.fileName, text: file.text })
    const refresh: Refresh = {
      ...sent,
      datasetId,
      acknowledgedAt: Date.now(),
      intent: random() < DISCARDED ? 'discard' : 'merge',
      becomes: { chunks, sha256: file.sha256 },
      isAsked: false,
      end: null,
    }
    ledger.refreshes.set(refresh.proposalId, refresh)
    return refresh
  }

  /** Another file in place of all, or behind all; or the last one again with more rows, merged by its order numbers. */
  #newer({ chunks }: Content): Newer {
    const { random, nextSeed } = this.#props
    const rows = 1 + Math.floor(random() * ROWS_MAX)
    const mode = (['replace', 'append', 'upsert'] as const)[Math.floor(random() * 3)] ?? 'replace'
    const last = chunks.at(-1)
    if (mode === 'upsert' && last !== undefined) {
      const file = makeCsv(last.seed, last.rows + rows)
      return { mode, file, chunks: [...chunks.slice(0, -1), file] }
    }
    const file = makeCsv(nextSeed(), rows)
    return mode === 'append' ? { mode, file, chunks: [...chunks, file] } : { mode: 'replace', file, chunks: [file] }
  }

  async #follow(refresh: Refresh, { asks }: { asks: boolean }): Promise<void> {
    const { person } = this.#props
    const proposal = await person.get(`/proposals/${refresh.proposalId}`, Proposal)
    if (proposal.status === 'open' && asks) await this.#ask(refresh)
    else if (proposal.status === 'failed') this.#failed(refresh, proposal)
    else if (proposal.status === 'merged' || proposal.status === 'discarded') {
      const asked = refresh.isAsked && refresh.intent === (proposal.status === 'merged' ? 'merge' : 'discard')
      if (!asked) this.#fault(refresh, `is ${proposal.status}, which nobody asked for`)
      this.#close(refresh, proposal.status)
    }
  }

  async #ask(refresh: Refresh): Promise<void> {
    const { person } = this.#props
    const { proposalId, intent } = refresh
    refresh.isAsked = true
    try {
      const { status } = await person.send('POST', `/proposals/${proposalId}/${intent}`, {}, Proposal)
      const end = intent === 'merge' ? 'merged' : 'discarded'
      if (status !== end) this.#fault(refresh, `was answered as ${status}`)
      this.#close(refresh, end)
    } catch (refusal) {
      // No answer, or one of a server without its database: what became of it is seen later.
      if (refusal instanceof Refusal && refusal.status >= 400 && refusal.status < 500) {
        this.#fault(refresh, `was refused: ${refusal.message}`)
        this.#open = null
      }
      throw refusal
    }
  }

  #failed(refresh: Refresh, { reason }: Proposal): void {
    if (reason === null) this.#fault(refresh, 'failed without a reason')
    refresh.end = 'failed'
    this.#open = null
  }

  #close(refresh: Refresh, end: 'merged' | 'discarded'): void {
    refresh.end = end
    if (end === 'merged') this.#props.ledger.contents.set(refresh.datasetId, refresh.becomes)
    this.#open = null
  }

  #fault({ proposalId, datasetId, intent }: Refresh, what: string): void {
    this.#props.ledger.faults.push(`the ${intent} of ${proposalId} (${datasetId}) ${what}`)
  }
}
