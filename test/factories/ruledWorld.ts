import { createEngine } from '../../src/adapters/engine/createEngine.ts'
import { childPreparer } from '../../src/adapters/prepare/childPreparer.ts'
import { childReader } from '../../src/adapters/readers/childReader.ts'
import { childRenderer } from '../../src/adapters/render/childRenderer.ts'
import type { Filter } from '../../src/contract/plan.ts'
import { contextFor } from '../../src/server/context.ts'
import { buildAnalysisTile, buildAskingTile, buildDocument, buildFilter } from './askingTile.ts'
import { ingested } from './ingested.ts'
import type { Person } from './person.ts'
import { runUploads } from './runUploads.ts'
import { publish } from './sharedBoard.ts'
import { buildServer, type TestServer } from './testServer.ts'

/** Stands in hidden rows alone: in texts, in amounts, in dates. */
export const SECRET = 'Zanzibrook'
const SECRET_AMOUNT = 98_765_432
const VISIBLE = 583
const HIDDEN = 574

const day = (year: number, i: number) => new Date(Date.UTC(year, 0, 1 + (i % 360))).toISOString().slice(0, 10)
const amountOf = (i: number) => 10 + ((i * 37) % 500)
const shown = Array.from({ length: VISIBLE }, (_, i) => {
  const place = [
    ['Osaka', 'Asia'],
    ['Bern', 'Europe'],
    ['Ulm', 'Europe'],
  ][i % 3] as string[]
  return [place[0], place[1], day(2023, i), amountOf(i), 1 + (i % 7), `order ${i}`].join(',')
})
const hidden = Array.from({ length: HIDDEN }, (_, i) => {
  const amount = i === 100 ? `${SECRET} dollars` : SECRET_AMOUNT + i
  return [SECRET, SECRET, day(2031, i), amount, 4_500 + i, `${SECRET} ${i}`].join(',')
})
/** A few hidden rows before the others: what is first in the file is hidden too. */
const file = (rows: readonly string[]) => ['City,Region,Day,Amount,Items,Note', ...rows].join('\n')
const everything = file([...hidden.slice(0, 5), ...shown, ...hidden.slice(5)])

/** What must not be read in any answer, and what must: of the hidden rows, and of the whole. */
export const facts = {
  visible: VISIBLE,
  all: VISIBLE + HIDDEN,
  visibleSum: Array.from({ length: VISIBLE }, (_, i) => amountOf(i)).reduce((a, b) => a + b),
}

/** What tells of hidden rows: their texts, amounts and year, and how many rows there are in all. */
export function leaksIn(text: string): string[] {
  const told = text.replaceAll(/"(?:durationMs|createdAt|updatedAt|at|finishedAt|sha256|hash)":"?[^,"}]*"?/g, '')
  return [SECRET, '987654', '2031-', `${facts.all}`].filter(secret =>
    secret === `${facts.all}` ? /\b1,?157\b/.test(told) : told.includes(secret),
  )
}

export interface RuledWorld {
  server: TestServer
  owner: Person
  viewer: Person
  editor: Person
  datasetId: string
  tableId: string
  uploadId: string
  /** A dashboard of the data that the owner published. */
  dashboardId: string
  /** Runs the jobs that were woken. */
  work(): Promise<void>
  /** A rule on the table, made by the owner. */
  rule(subject: object, rows?: Filter): Promise<string>
  end(): Promise<void>
}

/** Speaks of what it hides, as rules may. */
export const hides: Filter = { op: 'not', of: { op: 'contains', column: 'c1', value: SECRET } }

/** A dataset of which viewers and editors see some rows, on a server with nothing stood in for. */
export async function buildRuledWorld(): Promise<RuledWorld> {
  const woken: string[] = []
  const server = await buildServer({
    reader: childReader(),
    queue: { start: async () => undefined, wake: async id => void woken.push(id), stop: async () => undefined },
  })
  const { parts } = server
  const engine = createEngine({ store: parts.store, poolSize: 1, memoryLimitMb: 256, timeoutMs: 60_000 })
  const renderer = childRenderer()
  Object.assign(parts, { engine, renderer, preparer: childPreparer({ store: parts.store }) })
  const owner = await server.person()
  const { workspaceId } = owner
  const [viewer, editor] = [
    await server.person({ workspaceId, role: 'viewer' }),
    await server.person({ workspaceId, role: 'editor' }),
  ]
  const { datasetId, tableId } = await ingested({ server, person: owner, woken }, everything)
  const { items } = (await owner.ask('get', '/uploads')).body as { items: { id: string }[] }
  const rule = async (subject: object, rows: Filter = hides) => {
    const { status, body } = await owner.ask('post', `/datasets/${datasetId}/row-rules`, {
      body: { tableId, subject, rows },
    })
    if (status !== 201) throw new Error(JSON.stringify(body))
    return String(body.id)
  }
  return {
    ...{ server, owner, viewer, editor, datasetId, tableId, rule },
    uploadId: items[0]?.id ?? '',
    dashboardId: await publish(owner, documentOf({ datasetId, tableId })),
    work: () =>
      runUploads(
        {
          database: server.database,
          contextFor: (lease, signal) =>
            contextFor(parts, { workspaceId: lease.workspaceId, actor: { kind: 'system', id: lease.name }, signal }),
          now: parts.now,
        },
        woken.splice(0),
      ),
    end: async () => {
      await Promise.all([engine.close(), renderer.close()])
      await server.stop()
    },
  }
}

function documentOf(source: { datasetId: string; tableId: string }) {
  const amount = { role: 'value', column: 'c4', aggregate: 'sum' } as const
  const cities = buildAskingTile('cities', {
    source,
    type: 'bar',
    x: [{ role: 'group', column: 'c1' }],
    y: [amount],
  })
  const list = buildAskingTile('list', {
    source,
    type: 'table',
    x: [{ role: 'group', column: 'c6' }],
    y: [{ role: 'raw', column: 'c4' }],
  })
  const total = buildAskingTile('total', { source, type: 'metric', y: [{ role: 'value', aggregate: 'count' }] })
  const leaders = buildAnalysisTile('leaders', { type: 'pareto', group: 'c6', value: 'c4' }, { source, show: 'table' })
  const city = buildFilter({ id: 'city', kind: 'category', column: { ...source, columnId: 'c1' } })
  return buildDocument({ name: 'Orders', tiles: [cities, list, total, leaders], filters: [city] })
}
