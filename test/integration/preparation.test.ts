import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Dataset } from '../../src/contract/dataset.ts'
import { Recipe, type RecipePreview, type StepInput } from '../../src/contract/recipe.ts'
import { say } from '../../src/core/words/say.ts'
import { listRows } from '../../src/domains/analytics/listRows.ts'
import { previewRecipe } from '../../src/domains/analytics/previewRecipe.ts'
import { suggestKeys } from '../../src/domains/analytics/suggestKeys.ts'
import { getDataset } from '../../src/domains/datasets/getDataset.ts'
import { refresh } from '../../src/domains/datasets/refresh.ts'
import { setRecipe } from '../../src/domains/datasets/setRecipe.ts'
import { post } from '../factories/post.ts'
import { buildWorld, type World } from '../factories/world.ts'

/** Two versions are made, on a machine that may do other things too. */
const PATIENCE_MS = 120_000
const STATES = ['CA', 'ca', 'New  York', 'New York', 'TX', '']
const orderOf = (i: number) => ({
  id: `A-${1000 + i - (i % 24 === 23 ? 2 : 0)}`,
  sold: `2025-0${1 + (i % 6)}-1${i % 9}`,
  customer: `C${i % 17}`,
  state: STATES[i % 6] ?? '',
  price: ((i * 37) % 900) / 4 + 1,
  fee: i % 5 === 0 ? null : (i % 7) + 0.5,
})
const orders = Array.from({ length: 240 }, (_, i) => orderOf(i))
const HEADER = 'Order ID,Sold,Customer,State,Amount,Fee'
const lineOf = (o: ReturnType<typeof orderOf>) =>
  [o.id, o.sold, o.customer, o.state, `$${o.price.toFixed(2)}`, o.fee ?? ''].join(',')
/** Customer C3 is there twice, C16 not at all. */
const customers = [...Array.from({ length: 16 }, (_, i) => `C${i}`), 'C3'].map((id, i) => ({
  id,
  segment: ['Retail', 'Trade', 'Press'][i % 3] ?? '',
}))

let world: World
let folder = ''
let sales: Dataset
let people: Dataset

beforeAll(async () => {
  world = await buildWorld()
  folder = mkdtempSync(join(tmpdir(), 'recipes-'))
  const file = (name: string, lines: readonly string[]) => {
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`)
    return join(folder, name)
  }
  sales = await world.ingest(file('orders.csv', [HEADER, ...orders.map(lineOf)]))
  const there = customers.map(c => `${c.id},${c.segment}`)
  people = await world.ingest(file('customers.csv', ['Customer,Segment', ...there]))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await world.end()
})

const tableOf = ({ id, tablesOfVersion: [table] }: Dataset) => ({ datasetId: id, tableId: table?.id ?? '' })

function preview(...steps: StepInput[]): Promise<RecipePreview> {
  const recipe = Recipe.parse({ steps: steps.map((step, i) => ({ id: `s${i}`, step })) })
  return previewRecipe(world.ctx, { ...tableOf(sales), recipe, rows: 200 })
}

const segment = (on: string): StepInput => ({
  kind: 'join',
  ...tableOf(people),
  on: [{ left: on, right: 'c1' }],
  columns: [{ as: 'segment', name: 'Segment', column: 'c2' }],
})

/** Trimmed, merged, filtered, without repeats, filled, calculated, joined, grouped and named: in plain loops. */
function computed(from = orders) {
  const seen = new Set<string>()
  const sums = new Map<string, { month: string; segment: string | null; orders: number; net: number }>()
  for (const order of from) {
    const state = order.state.replaceAll(/ +/g, ' ').replace('ca', 'CA')
    if (state === 'TX' || seen.has(order.id)) continue
    seen.add(order.id)
    const net = order.price - (order.fee ?? 0)
    const partners = customers.filter(({ id }) => id === order.customer)
    for (const partner of partners.length > 0 ? partners : [null]) {
      const month = `${order.sold.slice(0, 7)}-01`
      const key = `${month} ${partner?.segment}`
      const sum = sums.get(key) ?? { month, segment: partner?.segment ?? null, orders: 0, net: 0 }
      sums.set(key, { ...sum, orders: sum.orders + 1, net: sum.net + net })
    }
  }
  const order = (text: string | null) => text ?? '\uffff'
  return [...sums.values()]
    .sort((a, b) => (a.month + order(a.segment) < b.month + order(b.segment) ? -1 : 1))
    .map(({ month, segment: s, orders: n, net }) => [month, s, n, Math.round(net * 100) / 100])
}

const ten = (): StepInput[] => [
  { kind: 'trim', columns: ['c4'], inner: true },
  { kind: 'mergeValues', column: 'c4', groups: [{ into: 'CA', values: ['ca'] }] },
  { kind: 'filter', filter: { op: 'eq', column: 'c4', value: 'TX' }, keep: false },
  { kind: 'dedupe', columns: ['c1'] },
  { kind: 'fill', column: 'c6', with: 'value', value: 0 },
  { kind: 'calculate', as: 'net', name: 'Net', formula: '[Amount] - [Fee]' },
  segment('c3'),
  { kind: 'hide', columns: ['c1'] },
  {
    kind: 'group',
    by: [{ column: 'c2', timeUnit: 'month' }, { column: 'segment' }],
    measures: [
      { as: 'orders', name: 'Orders', aggregate: 'count' },
      { as: 'total', name: 'Total', aggregate: 'sum', column: 'net' },
    ],
  },
  { kind: 'rename', column: 'c2', name: 'Month' },
]

describe('a recipe tried out', () => {
  test('of ten steps answers what plain loops over the rows do', async () => {
    const { columns, rows, faults, steps } = await preview(...ten())
    expect(faults).toEqual([])
    expect(columns.map(c => `${c.name} ${c.type}`)).toEqual([
      'Month date',
      'Segment text',
      'Orders integer',
      'Total decimal',
    ])
    expect(rows.map(row => row.map(cell => (typeof cell === 'number' ? Math.round(cell * 100) / 100 : cell)))).toEqual(
      computed(),
    )
    expect(steps.map(step => step.rows)).toEqual([240, 240, 200, 190, 190, 190, 201, 201, rows.length, rows.length])
  })

  test('says what each step does to rows and cells, and what to mind', async () => {
    const { steps, rowsIn } = await preview(
      { kind: 'trim', columns: ['c4'], inner: true },
      { kind: 'retype', column: 'c1', type: 'integer' },
      segment('c3'),
      { kind: 'filter', filter: { op: 'eq', column: 'c4', value: 'none' } },
    )
    expect(rowsIn).toBe(240)
    expect(steps.map(({ warnings: _, stepId: __, ...step }) => step)).toEqual([
      { rows: 240, lost: 0, changed: 40 },
      { rows: 240, lost: 240, changed: null },
      { rows: 254, lost: 0, changed: null },
      { rows: 0, lost: 0, changed: null },
    ])
    expect(steps.flatMap(step => step.warnings.map(message => say(message, 'en')))).toEqual([
      '240 cells could not be turned into the new type and are missing now.',
      'This join turns 240 rows into 254: some rows have several partners, and sums count them more than once.',
      '14 rows have no partner in the other table.',
      'No row is left.',
    ])
  })

  test('shows key figures before and after, and those that it computes', async () => {
    const total = orders.reduce((sum, { price }) => sum + price, 0)
    const left = orders.filter(o => o.state !== 'TX').reduce((sum, { price }) => sum + price, 0)
    const { figures } = await preview(
      { kind: 'filter', filter: { op: 'eq', column: 'c4', value: 'TX' }, keep: false },
      { kind: 'calculate', as: 'twice', name: 'Twice', formula: '[Amount] * 2' },
    )
    expect(figures[0]).toMatchObject({ columnId: null, before: 240, after: 200, change: 200 / 240 - 1 })
    expect(figures.find(f => f.columnId === 'c5')).toMatchObject({
      name: 'Amount',
      aggregate: 'sum',
      unit: 'USD',
      isMoney: true,
      before: total,
      after: left,
    })
    expect(figures.find(f => f.columnId === 'twice')).toMatchObject({
      before: null,
      after: 2 * left,
      unit: 'USD',
      change: null,
    })
  })

  test('goes on past steps that do not fit', async () => {
    const gone: StepInput = {
      kind: 'join',
      datasetId: 'none',
      tableId: 'none',
      on: [{ left: 'c1', right: 'c1' }],
      columns: [{ as: 'x', name: 'X', column: 'c1' }],
    }
    const { faults, steps, columns } = await preview(gone, { kind: 'rename', column: 'c1', name: 'Number' })
    expect(faults).toMatchObject([{ stepId: 's0', message: { code: 'step.no_table' } }])
    expect(steps).toMatchObject([{ rows: 240, warnings: [] }, { rows: 240 }])
    expect(columns[0]?.name).toBe('Number')
  })

  test('of another workspace finds nothing', async () => {
    const elsewhere = { ...world.ctx, workspaceId: 'another' }
    const asked = previewRecipe(elsewhere, { ...tableOf(sales), recipe: { steps: [] }, rows: 5 })
    await expect(asked).rejects.toMatchObject({ code: 'not_found' })
  })
})

test('keys of a join are found by names and values, with the rows that it would make', async () => {
  const there = await suggestKeys(world.ctx, { ...tableOf(sales), with: people.id })
  expect(there.items).toEqual([
    {
      ...tableOf(people),
      dataset: people.name,
      table: people.tablesOfVersion[0]?.name,
      left: 'c3',
      right: 'c1',
      values: 17,
      matched: 16,
      rowsAfter: 254,
    },
  ])
  const back = await suggestKeys(world.ctx, { ...tableOf(people), with: sales.id })
  expect(back.items[0]).toMatchObject({ left: 'c1', right: 'c3', values: 16, matched: 16 })
})

test(
  'a recipe with a join and groups is written and profiled, and runs again on a newer file',
  async () => {
    const recipe = Recipe.parse({ steps: ten().map((step, i) => ({ id: `s${i}`, step })) })
    await world.doing(asking => setRecipe(asking, { ...tableOf(sales), recipe, what: [], autoMerge: true }))
    const written = (await getDataset(world.ctx, { datasetId: sales.id })).tablesOfVersion[0]
    expect(written?.columns.map(({ name, role }) => `${name}: ${role}`)).toEqual([
      ...['Month: time', 'Segment: dimension', 'Orders: measure', 'Total: measure'],
    ])
    expect(written?.columns[3]?.meaning).toMatchObject({ unit: 'USD', isMoney: true, additive: 'sum' })
    expect(await rowsNow()).toEqual(computed())

    const newer = [...orders.slice(40), ...Array.from({ length: 60 }, (_, i) => orderOf(240 + i))]
    const file = new File([[HEADER, ...newer.map(lineOf), ''].join('\n')], 'newer.csv')
    await world.doing(asking =>
      post([file], incoming => refresh(asking, { datasetId: sales.id, incoming, mode: 'replace', autoMerge: true })),
    )
    expect(await rowsNow()).toEqual(computed(newer))
  },
  PATIENCE_MS,
)

async function rowsNow() {
  const { items } = await listRows(world.ctx, { ...tableOf(sales), limit: 1000 })
  return items.map(({ cells }) => cells.map(cell => (typeof cell === 'number' ? Math.round(cell * 100) / 100 : cell)))
}
