import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Alert, AlertKind } from '../../src/contract/quality.ts'
import type { Fix } from '../../src/contract/recipe.ts'
import { english } from '../../src/core/words/english.ts'
import { listAlerts } from '../../src/domains/analytics/listAlerts.ts'
import { previewRecipe } from '../../src/domains/analytics/previewRecipe.ts'
import { setRecipe } from '../../src/domains/datasets/setRecipe.ts'
import { buildWorld, type World } from '../factories/world.ts'

/** Versions are made, on a machine that may do other things too. */
const PATIENCE_MS = 120_000
const ROWS = 240
const SIZES = ['12 kg', '800 g', '1.5 kg', '350 g', '2 kg']
const COLUMNS: Record<string, (i: number) => string | number> = {
  City: i => ['Osaka', 'Bern', 'Lima', 'Quito', i % 40 === 4 ? 'osaka' : 'Osaka'][i % 5] ?? '',
  Amount: i => (i === 7 ? 99_500 : 20 + ((i * 31) % 97)),
  Born: i => (i % 60 === 3 ? '1900-01-01' : `19${60 + (i % 40)}-0${1 + (i % 9)}-15`),
  Score: i => (i % 24 === 5 ? 9999 : 10 + ((i * 17) % 60)),
  Delay: i => (i % 30 === 2 ? -1 : (i * 13) % 45),
  Weight: i => SIZES[i % 5] ?? '',
  Sum: i => (i % 20 === 1 ? '1.200,50' : i % 6 === 0 ? `n. v.${i % 4}` : `${(i * 7) % 900},25`),
  Length: i => (i % 16 === 9 ? 1500 + ((i * 29) % 700) : 15 + ((i * 29) % 7)) / 10,
  Stock: i => (i % 4 === 0 ? '' : 100 + ((i * 37) % 91)),
  Unit: () => 'pcs',
  Order: i => `A-${5000 + i}`,
}

let world: World
let place: { datasetId: string; tableId: string }
let alerts: Alert[]
const folder = mkdtempSync(join(tmpdir(), 'fixes-'))

beforeAll(async () => {
  world = await buildWorld()
  place = await dropped('Things', ROWS)
  alerts = (await listAlerts(world.ctx, place)).items
})
afterAll(async () => {
  await world.end()
  rmSync(folder, { recursive: true, force: true })
})

/** The first `rows` rows, and after them some of them again. */
async function dropped(name: string, rows: number, again: readonly number[] = []) {
  const names = Object.keys(COLUMNS)
  const line = (i: number) => names.map(column => `"${COLUMNS[column]?.(i)}"`).join(';')
  const lines = [...Array.from({ length: rows }, (_, i) => i), ...again].map(line)
  const path = join(folder, `${name}.csv`)
  writeFileSync(path, [names.join(';'), ...lines].join('\n'))
  const { id, tablesOfVersion } = await world.ingest(path)
  return { datasetId: id, tableId: tablesOfVersion[0]?.id ?? '' }
}

const found = (kind: AlertKind, of: readonly Alert[], column?: string) =>
  of.find(alert => alert.kind === kind && (column === undefined || alert.message.params.column === column))

/** Applies fixes as a person would: tried out first, then proposed and merged; and takes them back at the end. */
async function mended(at: typeof place, fixes: readonly (Fix | undefined)[]) {
  const chosen = fixes.flatMap(fix => fix ?? [])
  expect(chosen).toHaveLength(fixes.length)
  expect(chosen.filter(({ title }) => english[title.code] === undefined)).toEqual([])
  const steps = chosen.flatMap(fix => fix.steps).map((step, i) => ({ id: `s${i}`, step, off: false }))
  const recipe = { steps }
  const preview = await previewRecipe(world.ctx, { ...at, recipe, rows: 5 })
  expect(preview.faults).toEqual([])
  await world.doing(asking => setRecipe(asking, { ...at, recipe, what: [], autoMerge: true }))
  const after = (await listAlerts(world.ctx, at)).items
  await world.doing(asking => setRecipe(asking, { ...at, recipe: { steps: [] }, what: [], autoMerge: true }))
  return { after, preview }
}

const cases: readonly [AlertKind, string, readonly string[]][] = [
  ['dirtyCategory', 'City', ['merge', 'letters']],
  ['impossibleDates', 'Born', ['clear', 'leaveOut']],
  ['sentinel', 'Score', ['clear', 'leaveOut']],
  ['sentinel', 'Delay', ['clear', 'leaveOut']],
  ['mixedUnits', 'Weight', ['oneUnit']],
  ['mixedScale', 'Length', ['divide']],
  ['numberAsText', 'Sum', ['asNumber']],
  ['outliers', 'Amount', ['clear', 'leaveOut']],
  ['missing', 'Stock', ['fillMedian', 'leaveOut']],
  ['constant', 'Unit', ['hide']],
]

test('each remark offers its fixes', () => {
  const offered = cases.map(([kind, column]) => found(kind, alerts, column)?.fixes?.map(({ id }) => id))
  expect(offered).toEqual(cases.map(([, , fixes]) => fixes))
})

test.each([0, 1])(
  'remarks are gone once a fix of each is applied (%i)',
  async nth => {
    const chosen = cases.flatMap(([kind, column]) => found(kind, alerts, column)?.fixes?.slice(nth)[0] ?? [])
    expect(chosen.length).toBeGreaterThan(5)
    const { after } = await mended(place, chosen)
    const left = cases.filter(([kind, column, fixes]) => fixes.length > nth && found(kind, after, column))
    expect(left).toEqual([])
  },
  PATIENCE_MS,
)

test(
  'rows that are alike are told, and kept once',
  async () => {
    const twice = await dropped('Twice', 60, [5, 9, 9])
    const before = (await listAlerts(world.ctx, twice)).items
    expect(found('duplicateRows', before)?.message.params).toMatchObject({ count: 3 })
    const { after, preview } = await mended(twice, [found('duplicateRows', before)?.fixes?.[0]])
    expect(found('duplicateRows', after)).toBeUndefined()
    expect(preview.steps[0]?.rows).toBe(60)
  },
  PATIENCE_MS,
)

test('the effect of a fix on the key figures is told before it is applied', async () => {
  const leaveOut = found('outliers', alerts, 'Amount')?.fixes?.[1]
  const { figures } = await tried(leaveOut)
  expect(figures[0]).toMatchObject({ before: ROWS, after: ROWS - 1 })
  expect(figures.find(({ name }) => name === 'Amount')?.change).toBeLessThan(-0.5)
})

test('weights in two units become numbers in one', async () => {
  const { columns, rows } = await tried(found('mixedUnits', alerts, 'Weight')?.fixes?.[0])
  const at = columns.findIndex(({ name }) => name === 'Weight')
  expect(rows.map(row => row[at])).toEqual([12, 0.8, 1.5, 0.35, 2])
})

test('numbers with a comma and words among them become numbers; the words are counted as lost', async () => {
  const { columns, rows, steps } = await tried(found('numberAsText', alerts, 'Sum')?.fixes?.[0])
  const at = columns.findIndex(({ name }) => name === 'Sum')
  expect(rows.map(row => row[at])).toEqual([null, 1200.5, 14.25, 21.25, 28.25])
  expect(steps[0]?.lost).toBe(ROWS / 6)
})

function tried(fix: Fix | undefined) {
  const steps = (fix?.steps ?? []).map((step, i) => ({ id: `s${i}`, step, off: false }))
  return previewRecipe(world.ctx, { ...place, recipe: { steps }, rows: 5 })
}
