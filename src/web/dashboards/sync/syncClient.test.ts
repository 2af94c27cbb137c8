import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DashboardDocument, DashboardRevision, Operation } from '../../../contract/dashboard.ts'
import type { BatchKeeper } from './keptBatches.ts'
import { overwrittenOperations } from './overwritten.ts'
import { createSyncClient, type SyncServer } from './syncClient.ts'
import type { WaitingBatch } from './syncState.ts'

const document: DashboardDocument = {
  ...{ name: 'Sales', description: '', pins: {}, tiles: [], filters: [] },
  tabs: [{ id: 'tab1', title: '', order: 0 }],
}
const named = (name: string): Operation => ({ op: 'details', fields: { name } })

class Cut extends Error {}
class Refusal extends Error {}

/** A server in one order, with a network that can be cut. */
function makeServer() {
  const log: DashboardRevision[] = []
  const world = { isCut: false, answersAreLost: false, refuses: false, calls: 0 }
  const add = (batchId: string, operations: Operation[], by: string) => {
    if (!log.some(each => each.batchId === batchId))
      log.push({ revision: log.length + 1, batchId, operations, what: [], by, byId: by, at: '' })
  }
  const server: SyncServer = {
    async change({ batchId, operations }, base) {
      world.calls++
      if (world.isCut) throw new Cut()
      if (world.refuses) throw new Refusal('no')
      const theirs = log.filter(({ revision }) => revision > base)
      add(batchId, operations, 'me')
      if (world.answersAreLost) throw new Cut()
      return {
        revisions: log.filter(({ revision }) => revision > base),
        overwrote: theirs.map(({ revision, by }) => ({ what: 'name', by, revision })),
      }
    },
    changes: async since => log.filter(({ revision }) => revision > since),
    get: async () => ({ document, revision: 0 }),
  }
  return { server, world, log, add }
}

function makeClient(server: SyncServer, kept: WaitingBatch[] = []) {
  let n = 0
  const told: unknown[] = []
  const keeper: BatchKeeper & { kept: readonly WaitingBatch[] } = {
    kept,
    read: () => [...kept],
    write(batches) {
      this.kept = batches
    },
  }
  const client = createSyncClient({
    ...{ document, revision: 0, server, keeper, newId: () => `batch-${++n}` },
    isRefusal: error => error instanceof Refusal,
    onRefused: error => told.push(error),
    onOverwrote: (_, mine, revisions) =>
      told.push(
        overwrittenOperations(
          revisions.filter(({ by }) => by !== 'me').flatMap(each => each.operations),
          mine,
        ),
      ),
  })
  client.open()
  return { client, keeper, told }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('a dashboard that saves itself', () => {
  it('saves after half a second of quiet, what is typed as one step', async () => {
    const { server, log, world } = makeServer()
    const { client, keeper } = makeClient(server)
    client.change([named('A')], { merge: 'name' })
    await vi.advanceTimersByTimeAsync(400)
    client.change([named('AB')], { merge: 'name' })
    await vi.advanceTimersByTimeAsync(499)
    expect([client.get().state, world.calls, keeper.kept.length]).toEqual(['saving', 0, 1])
    await vi.advanceTimersByTimeAsync(2)
    expect([client.get().state, client.get().revision, keeper.kept.length]).toEqual(['saved', 1, 0])
    expect(log.map(({ operations }) => operations)).toEqual([[named('AB')]])
    client.undo()
    expect(client.get().document.name).toBe('Sales')
  })

  it('says that changes wait while the network is cut, and sends them again when it is back', async () => {
    const { server, log, world } = makeServer()
    const { client } = makeClient(server)
    world.isCut = true
    for (const name of ['A', 'B', 'C']) client.change([named(name)])
    await vi.advanceTimersByTimeAsync(600)
    expect(client.get()).toMatchObject({ state: 'offline', waiting: 3 })
    world.isCut = false
    client.retry()
    await vi.advanceTimersByTimeAsync(10)
    expect([client.get().state, log.length]).toEqual(['saved', 3])
  })

  it('tries again by itself, and what had arrived is not done twice', async () => {
    const { server, log, world } = makeServer()
    const { client } = makeClient(server)
    world.answersAreLost = true
    client.change([named('A')])
    await vi.advanceTimersByTimeAsync(600)
    expect(log).toHaveLength(1)
    world.answersAreLost = false
    await vi.advanceTimersByTimeAsync(4000)
    expect([client.get().state, client.get().revision, log.length]).toEqual(['saved', 1, 1])
  })

  it('sends what an earlier page had kept', async () => {
    const { server, log } = makeServer()
    const { client } = makeClient(server, [{ batchId: 'kept-before', operations: [named('Kept')] }])
    expect(client.get()).toMatchObject({ waiting: 1, document: { name: 'Kept' } })
    expect(await Promise.race([client.flush(), vi.advanceTimersByTimeAsync(100).then(() => 'late')])).toBe(true)
    expect(log.map(({ batchId }) => batchId)).toEqual(['kept-before'])
  })

  it('says what it has replaced also when it heard of that before its own change was sent', async () => {
    const { server, world, add } = makeServer()
    const { client, told } = makeClient(server)
    world.isCut = true
    client.change([named('Mine')])
    await vi.advanceTimersByTimeAsync(600)
    add('theirs-1', [named('Theirs')], 'Ana')
    world.isCut = false
    await client.hear()
    expect(client.get().revision).toBe(1)
    client.retry()
    await vi.advanceTimersByTimeAsync(600)
    expect([client.get().document.name, told.length]).toEqual(['Mine', 1])
  })

  it('takes a refused change out, says so, and keeps the others', async () => {
    const { server, world, log } = makeServer()
    const { client, told } = makeClient(server)
    world.refuses = true
    client.change([named('Refused')])
    await vi.advanceTimersByTimeAsync(501)
    world.refuses = false
    expect([client.get().document.name, told.length]).toEqual(['Sales', 1])
    client.change([{ op: 'details', fields: { description: 'kept' } }])
    await vi.advanceTimersByTimeAsync(600)
    expect([client.get().document.description, log.length]).toEqual(['kept', 1])
  })

  it('takes in what others did, and offers back what it has replaced of theirs', async () => {
    const { server, add } = makeServer()
    const { client, told } = makeClient(server)
    add('theirs-1', [named('Theirs')], 'Ann')
    await client.hear()
    expect(client.get()).toMatchObject({ revision: 1, document: { name: 'Theirs' } })
    add('theirs-2', [named('Theirs again')], 'Ann')
    client.change([named('Mine')])
    await vi.advanceTimersByTimeAsync(600)
    expect(client.get().document.name).toBe('Mine')
    expect(told).toEqual([[named('Theirs again')]])
  })

  it('takes back and does again, step by step', async () => {
    const { server, log } = makeServer()
    const { client } = makeClient(server)
    client.change([named('A')])
    client.change([{ op: 'details', fields: { description: 'about' } }])
    expect([client.undo(), client.undo(), client.undo()]).toEqual([true, true, false])
    expect(client.get().document).toEqual(document)
    expect([client.redo(), client.redo(), client.redo()]).toEqual([true, true, false])
    expect(client.get().document).toMatchObject({ name: 'A', description: 'about' })
    await vi.advanceTimersByTimeAsync(600)
    expect(log).toHaveLength(6)
  })

  it('does not take back over what is gone', () => {
    const { server } = makeServer()
    const { client } = makeClient(server)
    client.change([{ op: 'details', fields: { description: 'first' } }])
    client.change([{ op: 'putTab', item: { id: 'tab2', title: 'Two', order: 1 } }])
    client.change([{ op: 'setTab', id: 'tab2', fields: { title: 'New' } }])
    client.change([{ op: 'removeTab', id: 'tab2' }])
    client.undo()
    client.undo()
    expect(client.get().document.tabs.find(({ id }) => id === 'tab2')?.title).toBe('Two')
  })
})
