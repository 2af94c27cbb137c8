import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DashboardDocument, DashboardTile, Operation } from '../../../contract/dashboard.ts'
import { applyOperations } from '../../../core/dashboard/applyOperations.ts'
import { joinOperations } from './joinOperations.ts'
import {
  beginSync,
  changed,
  heard,
  refused,
  replaced,
  type SyncState,
  sending,
  shownDocument,
  type WaitingBatch,
  waitingCount,
} from './syncState.ts'

const empty: DashboardDocument = {
  ...{ name: 'Sales', description: '', pins: {}, tiles: [], filters: [] },
  tabs: [{ id: 'tab1', title: '', order: 0 }],
}
const tile = (id: string, tabId: string, x: number): DashboardTile => ({
  ...{ id, tabId, title: null, description: '', order: 0, phone: null },
  position: { x, y: 0, width: 4, height: 4 },
  config: { kind: 'text', markdown: id },
})

const tileId = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const tabId = fc.constantFrom('tab1', 'tab2', 'tab3')
const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(tileId, tabId, fc.nat(8))
      .map(([id, tab, x]): Operation => ({ op: 'putTile', item: tile(id, tab, x) })),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(tileId, fc.nat(8))
      .map(([id, x]): Operation => ({ op: 'setTile', id, fields: { position: { x, y: x, width: 4, height: 4 } } })),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(tileId, fc.string({ maxLength: 4 }))
      .map(([id, title]): Operation => ({ op: 'setTile', id, fields: { title } })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(tileId, tabId).map(([id, tab]): Operation => ({ op: 'setTile', id, fields: { tabId: tab } })),
  },
  { weight: 1, arbitrary: tileId.map((id): Operation => ({ op: 'removeTile', id })) },
  { weight: 1, arbitrary: tabId.map((id): Operation => ({ op: 'putTab', item: { id, title: id, order: 1 } })) },
  { weight: 1, arbitrary: tabId.map((id): Operation => ({ op: 'removeTab', id })) },
  {
    weight: 2,
    arbitrary: fc
      .string({ maxLength: 4 })
      .map((description): Operation => ({ op: 'details', fields: { description } })),
  },
)

interface Logged extends WaitingBatch {
  revision: number
}

/** The server: one order, each batch once. */
function makeServer() {
  const log: Logged[] = []
  const since = (base: number) => log.filter(({ revision }) => revision > base)
  return {
    log,
    since,
    document: () =>
      applyOperations(
        empty,
        log.flatMap(({ operations }) => operations),
      ).document,
    take({ batchId, operations }: WaitingBatch, base: number): Logged[] {
      if (!log.some(each => each.batchId === batchId)) log.push({ batchId, operations, revision: log.length + 1 })
      const own = log.find(each => each.batchId === batchId)?.revision ?? 0
      return log.filter(({ revision }) => revision <= own && (revision > base || revision === own))
    },
  }
}

type Step =
  | { do: 'change'; who: 0 | 1; operations: Operation[]; merge: string | undefined }
  | { do: 'send' | 'poll' | 'reload'; who: 0 | 1; isLost: boolean; isDouble: boolean }
  | { do: 'arrive' | 'answer'; which: number; isLost: boolean; isDouble: boolean }

const who = fc.constantFrom<0 | 1>(0, 1)
const cuts = { isLost: fc.boolean(), isDouble: fc.boolean() }
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      who,
      operations: fc.array(operation, { minLength: 1, maxLength: 3 }),
      merge: fc.constantFrom(undefined, 'title', 'drag'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('send' as const, 'send' as const, 'poll' as const), who, ...cuts }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reload' as const), who, ...cuts }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constantFrom('arrive' as const, 'answer' as const), which: fc.nat(), ...cuts }),
  },
)

/** Two browsers, a server, and what is under way between them: lost, doubled, late, out of order. */
function makeWorld() {
  const server = makeServer()
  const clients: [SyncState, SyncState] = [beginSync(empty, 0), beginSync(empty, 0)]
  const requests: { who: 0 | 1; batch: WaitingBatch; base: number }[] = []
  const answers: { who: 0 | 1; revisions: Logged[] }[] = []
  const made: string[] = []
  let n = 0

  function change(one: 0 | 1, operations: Operation[], merge: string | undefined) {
    const before = clients[one].pending.at(-1)?.batchId
    const batchId = `batch-${one}-${++n}`
    const was = waitingCount(clients[one])
    clients[one] = changed(clients[one], { batchId, operations, merge })
    if (waitingCount(clients[one]) === was) made.splice(made.indexOf(before ?? ''), 1)
    made.push(batchId)
  }
  function send(one: 0 | 1) {
    clients[one] = sending(clients[one])
    const batch = clients[one].inFlight
    if (batch) requests.push({ who: one, batch, base: clients[one].revision })
  }
  function arrive(which: number, isLost: boolean, isDouble: boolean) {
    const request = requests[which % requests.length]
    if (!request) return
    if (!isDouble) requests.splice(requests.indexOf(request), 1)
    if (!isLost) answers.push({ who: request.who, revisions: server.take(request.batch, request.base) })
  }
  function answer(which: number, isLost: boolean, isDouble: boolean) {
    const answered = answers[which % answers.length]
    if (!answered) return
    if (!isDouble) answers.splice(answers.indexOf(answered), 1)
    if (!isLost) clients[answered.who] = heard(clients[answered.who], answered.revisions)
  }
  /** The page is opened anew; what had been on its way or waited was kept. */
  function reload(one: 0 | 1) {
    const { inFlight, pending } = clients[one]
    clients[one] = beginSync(server.document(), server.log.length, [...(inFlight ? [inFlight] : []), ...pending])
  }
  function run(next: Step) {
    if (next.do === 'change') change(next.who, next.operations, next.merge)
    else if ('which' in next) (next.do === 'arrive' ? arrive : answer)(next.which, next.isLost, next.isDouble)
    else if (next.do === 'reload') reload(next.who)
    else if (next.do === 'poll') answers.push({ who: next.who, revisions: server.since(clients[next.who].revision) })
    else send(next.who)
  }
  /** The network holds; what was under way stays lost. */
  function heal() {
    for (const one of [0, 1] as const)
      while (waitingCount(clients[one]) > 0) {
        clients[one] = sending(clients[one])
        const batch = clients[one].inFlight
        if (batch) clients[one] = heard(clients[one], server.take(batch, clients[one].revision))
      }
    for (const one of [0, 1] as const) clients[one] = heard(clients[one], server.since(clients[one].revision))
  }
  return { server, clients, made, run, heal }
}

describe('two people on one dashboard', () => {
  it('end with the same dashboard, and nothing that either made is lost or done twice', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 200, maxLength: 400 }), steps => {
        const world = makeWorld()
        for (const next of steps) world.run(next)
        world.heal()
        const [a, b] = world.clients
        expect(shownDocument(a)).toEqual(world.server.document())
        expect(shownDocument(b)).toEqual(world.server.document())
        expect(world.server.log.map(({ batchId }) => batchId).sort()).toEqual([...world.made].sort())
      }),
      { numRuns: 60, seed: 5 },
    )
  })
})

describe('a dashboard that is edited', () => {
  const title = (text: string): Operation => ({ op: 'setTile', id: 'a', fields: { title: text } })
  const begun = beginSync(applyOperations(empty, [{ op: 'putTile', item: tile('a', 'tab1', 0) }]).document, 4)

  it('shows a change before the server knows of it', () => {
    const state = changed(begun, { batchId: 'b1', operations: [title('x')] })
    expect(shownDocument(state).tiles[0]?.title).toBe('x')
    expect(state.confirmed.tiles[0]?.title).toBeNull()
    expect(waitingCount(sending(state))).toBe(1)
  })

  it('makes one batch of what is typed, until it is sent', () => {
    let state = changed(begun, { batchId: 'b1', operations: [title('x')], merge: 'title' })
    state = changed(state, { batchId: 'b2', operations: [title('xy')], merge: 'title' })
    expect(state.pending).toEqual([{ batchId: 'b2', operations: [title('xy')], merge: 'title' }])
    state = changed(sending(state), { batchId: 'b3', operations: [title('xyz')], merge: 'title' })
    expect([state.inFlight?.batchId, state.pending.length]).toEqual(['b2', 1])
  })

  it('keeps its own change on top of what another did before it, until the server has said the order', () => {
    let state = sending(changed(begun, { batchId: 'b1', operations: [title('mine')] }))
    state = heard(state, [{ revision: 5, batchId: 'theirs', operations: [title('theirs')] }])
    expect(shownDocument(state).tiles[0]?.title).toBe('mine')
    state = heard(state, [{ revision: 6, batchId: 'b1', operations: [title('mine')] }])
    expect([state.revision, waitingCount(state), shownDocument(state).tiles[0]?.title]).toEqual([6, 0, 'mine'])
  })

  it('knows when it has missed something, and takes nothing out of order', () => {
    const state = heard(begun, [{ revision: 7, batchId: 'theirs', operations: [title('late')] }])
    expect([state.revision, state.isBehind, shownDocument(state).tiles[0]?.title]).toEqual([4, true, null])
    expect(replaced(state, empty, 7)).toMatchObject({ revision: 7, isBehind: false })
    expect(replaced(state, empty, 3)).toBe(state)
  })

  it('goes on without a batch that the server refuses', () => {
    let state = changed(begun, { batchId: 'b1', operations: [title('bad')] })
    state = changed(sending(state), { batchId: 'b2', operations: [{ op: 'details', fields: { description: 'good' } }] })
    state = refused(state, 'b1')
    expect(shownDocument(state)).toMatchObject({ description: 'good', tiles: [{ title: null }] })
  })
})

describe('joinOperations', () => {
  it('says the same as one after the other', () => {
    fc.assert(
      fc.property(fc.array(operation), fc.array(operation), fc.array(operation), (before, first, then) => {
        const { document } = applyOperations(empty, before)
        const joined = joinOperations(first, then)
        expect(applyOperations(document, joined).document).toEqual(
          applyOperations(document, [...first, ...then]).document,
        )
      }),
    )
  })
})
