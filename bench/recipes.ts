import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Recipe, type StepInput } from '../src/contract/recipe.ts'
import { previewRecipe } from '../src/domains/analytics/previewRecipe.ts'
import { suggestKeys } from '../src/domains/analytics/suggestKeys.ts'
import { getDataset } from '../src/domains/datasets/getDataset.ts'
import { setRecipe } from '../src/domains/datasets/setRecipe.ts'
import type { World } from '../test/factories/worldOn.ts'
import { writeCsv } from './csvFile.ts'
import { keepResult } from './machine.ts'
import { median, startWorld, timed } from './world.ts'

/*
 * A recipe of ten steps over a million orders of twelve columns: tried out, written as a version; and the keys of a join
 * with ten thousand articles: `tsx bench/recipes.ts [ROWS]`. Medians of five goes after one that is not counted; no
 * answer comes from the cache.
 */

const ROUNDS = 5
const rows = Number(process.argv[2] ?? 1_000_000)
const folder = mkdtempSync(join(tmpdir(), 'bench-recipes-'))
const world = await startWorld()

async function place(name: string, make: (path: string) => Promise<void> | void) {
  const path = join(folder, name)
  await make(path)
  const { id, tablesOfVersion } = await world.ingest(path)
  return { datasetId: id, tableId: tablesOfVersion[0]?.id ?? '' }
}

const articles = (path: string) => {
  const lines = Array.from({ length: 10_000 }, (_, i) => `sku-${i},line ${i % 40},${(i % 97) + 0.5}`)
  writeFileSync(path, ['sku,line,cost', ...lines].join('\n'))
}

/** c1 order, c2 day, c3 region, c4 brand, c5 sku, c6 quantity, c7 price, c8 discount, c9 amount, c10 weight, c11 status. */
function tenSteps(other: { datasetId: string; tableId: string }): StepInput[] {
  const added = [
    { as: 'line', name: 'Line', column: 'c2' },
    { as: 'cost', name: 'Cost', column: 'c3' },
  ]
  return [
    { kind: 'trim', columns: ['c3', 'c4'], letters: 'title' },
    { kind: 'mergeValues', column: 'c11', groups: [{ into: 'Lost', values: ['Returned', 'Cancelled'] }] },
    { kind: 'fill', column: 'c8', with: 'value', value: 0 },
    { kind: 'clear', column: 'c10', where: { op: 'gt', column: 'c10', value: 39 } },
    { kind: 'filter', filter: { op: 'ne', column: 'c11', value: 'Open' } },
    { kind: 'dedupe', columns: ['c1'] },
    { kind: 'join', ...other, on: [{ left: 'c5', right: 'c1' }], columns: added },
    { kind: 'calculate', as: 'margin', name: 'Margin', formula: 'ROUND([amount] - [Cost] * [quantity], 2)' },
    { kind: 'hide', columns: ['c12'] },
    { kind: 'rename', column: 'c5', name: 'Article' },
  ]
}

async function written(at: { datasetId: string; tableId: string }, recipe: Recipe) {
  const started = performance.now()
  await world.doing(asking => setRecipe(asking, { ...at, recipe, what: [], autoMerge: true }))
  const [table] = (await getDataset(world.ctx, at)).tablesOfVersion
  return { seconds: (performance.now() - started) / 1000, rows: table?.rowCount, columns: table?.columns.length }
}

async function measure({ ctx }: World): Promise<void> {
  const orders = await place('orders.csv', path => writeCsv(path, rows))
  const other = await place('articles.csv', articles)
  const recipe = Recipe.parse({ steps: tenSteps(other).map((step, i) => ({ id: `s${i}`, step })) })
  const first = Recipe.parse({ steps: recipe.steps.slice(0, 1) })
  const ms = async (work: () => Promise<unknown>) => Math.round(median((await timed(ROUNDS + 1, work)).slice(1)))
  const figures = {
    rows,
    previewOneStepMs: await ms(() => previewRecipe(ctx, { ...orders, recipe: first, rows: 50 })),
    previewTenStepsMs: await ms(() => previewRecipe(ctx, { ...orders, recipe, rows: 50 })),
    suggestKeysMs: await ms(() => suggestKeys(ctx, { ...orders, with: other.datasetId })),
    written: await written(orders, recipe),
  }
  console.log(figures)
  keepResult('recipes', figures)
}

try {
  await measure(world)
} finally {
  await world.end()
  rmSync(folder, { recursive: true, force: true })
}
