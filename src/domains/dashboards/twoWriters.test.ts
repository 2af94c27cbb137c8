import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildContext } from '../../../test/factories/context.ts'
import { anyOperation } from '../../../test/factories/dashboardOperations.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import type { DashboardDocument, DashboardRevision, OperationBatch } from '../../contract/dashboard.ts'
import { applyOperations } from '../../core/dashboard/applyOperations.ts'
import type { Context } from '../../ports/context.ts'
import { changeDashboard } from './changeDashboard.ts'
import { createDashboard } from './createDashboard.ts'
import { dashboardAt } from './dashboardAt.ts'
import { dashboardChanges } from './dashboardChanges.ts'
import { getDashboard } from './getDashboard.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const SEED = 20_260_101

/** A copy of a dashboard that takes revisions in whatever order and number they come. */
class Copy {
  revision: number
  document: DashboardDocument
  readonly #waiting = new Map<number, DashboardRevision>()
  constructor(document: DashboardDocument) {
    this.revision = 1
    this.document = document
  }

  take(revisions: readonly DashboardRevision[]): void {
    for (const one of revisions) this.#waiting.set(one.revision, one)
    for (let next = this.#waiting.get(this.revision + 1); next; next = this.#waiting.get(this.revision + 1)) {
      this.document = applyOperations(this.document, next.operations).document
      this.revision = next.revision
    }
  }
}

it('two people who send 200 operations, some twice and some late, end with what the log says, and nothing is lost', async () => {
  const ann = buildContext({ database })
  const ben = buildContext({ database, workspaceId: ann.workspaceId })
  const made = await createDashboard(ann, { name: 'Ours', folderId: null, from: { kind: 'empty' } })
  const operations = fc.sample(anyOperation, { numRuns: 200, seed: SEED })
  const chances = fc.sample(fc.integer({ min: 0, max: 9 }), { numRuns: 200, seed: SEED })
  const writer = (ctx: Context, own: number) => {
    const copy = new Copy(made.document)
    const late: DashboardRevision[] = []
    const send = async (batch: OperationBatch) => {
      const { revisions } = await changeDashboard(ctx, { dashboardId: made.id, base: copy.revision, ...batch })
      return revisions
    }
    const deliver = async (batch: OperationBatch, chance: number) => {
      // Sent twice at once; answered, and the answer lost; answered late; or as it should be.
      if (chance < 2) copy.take((await Promise.all([send(batch), send(batch)])).flat())
      else if (chance < 4) await send(batch)
      else if (chance < 6) late.push(...(await send(batch)))
      else copy.take(await send(batch))
      if (chance === 9) copy.take(late.splice(0).reverse())
    }
    const run = async () => {
      const mine = [...operations.entries()].filter(([i]) => i % 2 === own)
      for (const [i, operation] of mine)
        await deliver({ batchId: `batch-number-${i}`, operations: [operation] }, chances[i] ?? 0)
      const { revisions } = await dashboardChanges(ctx, { dashboardId: made.id, since: copy.revision })
      copy.take(revisions ?? [])
    }
    return { copy, run }
  }
  const [first, second] = [writer(ann, 0), writer(ben, 1)]
  await Promise.all([first.run(), second.run()])
  const { revisions } = await dashboardChanges(ann, { dashboardId: made.id, since: 1 })
  const log = revisions ?? []
  // Each batch once, in one unbroken order.
  expect(log.map(({ revision }) => revision)).toEqual(operations.map((_, i) => i + 2))
  expect(new Set(log.map(({ batchId }) => batchId)).size).toBe(operations.length)
  const { document } = await getDashboard(ann, { dashboardId: made.id })
  const replayed = applyOperations(
    made.document,
    log.flatMap(one => one.operations),
  )
  expect(document).toEqual(replayed.document)
  for (const { copy } of [first, second]) {
    copy.take(log)
    expect(copy.document).toEqual(document)
  }
  const halfway = applyOperations(
    made.document,
    log.slice(0, 110).flatMap(one => one.operations),
  )
  expect((await dashboardAt(ann, { dashboardId: made.id, revision: 111 })).document).toEqual(halfway.document)
}, 240_000)
