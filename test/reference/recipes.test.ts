import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DuckDbEngine } from '../../src/adapters/engine/createEngine.ts'
import { createEngine } from '../../src/adapters/engine/createEngine.ts'
import type { Column } from '../../src/contract/column.ts'
import type { Step } from '../../src/contract/recipe.ts'
import { Recipe } from '../../src/contract/recipe.ts'
import type { Scan } from '../../src/contract/relation.ts'
import { asTable } from '../../src/core/recipe/asTable.ts'
import { lowerRecipe, type RecipeSource } from '../../src/core/recipe/lowerRecipe.ts'
import { column, sort } from '../../src/core/relation/build.ts'
import { authorised } from '../factories/authorised.ts'
import { buildColumn } from '../factories/column.ts'
import { near } from './agree.ts'
import { Draw } from './draw.ts'
import { evaluateStep } from './evaluateRecipe.ts'
import { KINDS, randomStep } from './randomRecipe.ts'
import { randomTable, type Table, writePart } from './table.ts'

const PATIENCE_MS = 180_000
const MOST_ROWS = 3000
const source = { workspaceId: 'w', datasetId: 'd', versionId: 'v' }

describe('every step of a recipe and an independent evaluator', () => {
  const folder = mkdtempSync(join(tmpdir(), 'recipes-'))
  const table = randomTable(120, 5)
  const whole = randomTable(40, 9)
  // Ids of another table are its own; here they are the same, which must not matter.
  const other: Table = { ...whole, columns: whole.columns.filter(c => c.id !== 'none') }
  let engine: DuckDbEngine
  let from: RecipeSource

  beforeAll(async () => {
    await writePart(table, folder, 'table.parquet')
    await writePart(whole, folder, 'other.parquet')
    const store = { localPath: async (key: string) => join(folder, key) }
    engine = createEngine({ store, poolSize: 1, folder, cacheBytes: 0, maxWaiting: 1000 })
    const there = { scan: scanOf('other', other), columns: described(other) }
    from = { scan: scanOf('table', table), columns: described(table), tableOf: () => there }
  })
  afterAll(async () => {
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Steps that fit one after the other, and what they make. */
  function draw(seed: number, first: (typeof KINDS)[number]): { steps: Step[]; expected: Table } {
    const luck = new Draw(seed)
    const steps: Step[] = []
    let expected = table
    for (let n = 0; n < 12 && steps.length < 5; n++) {
      const kind = n === 0 ? first : luck.one(KINDS)
      const step = randomStep(luck, kind, { columns: expected.columns, other: other.columns, n })
      if (step === null) continue
      const next = evaluateStep(step, expected, other)
      if (next.rows.length > MOST_ROWS) continue
      steps.push(step)
      expected = next
    }
    return { steps, expected }
  }

  async function fault(steps: readonly Step[], expected: Table): Promise<string | null> {
    const recipe = Recipe.parse({ steps: steps.map((step, i) => ({ id: `s${i}`, step })) })
    const lowered = lowerRecipe(recipe, from)
    if (lowered.faults.length > 0) return JSON.stringify(lowered.faults)
    const ordered = sort(asTable(lowered.relation), [{ by: column('_row'), direction: 'asc' }])
    const answer = await engine.run(authorised(ordered)).catch((error: Error) => error)
    if (answer instanceof Error) return `${answer.cause ?? answer}`
    return difference(lowered.columns, answer.table, expected)
  }

  for (const kind of KINDS)
    test(
      `${kind}, and steps after it`,
      async () => {
        const seeds = Array.from({ length: 40 }, (_, i) => KINDS.indexOf(kind) * 1000 + i)
        const drawn = seeds.map(seed => ({ seed, ...draw(seed, kind) }))
        expect(drawn.filter(({ steps }) => steps[0]?.kind === kind).length).toBeGreaterThan(10)
        const faults = await Promise.all(
          drawn.map(async ({ seed, steps, expected }) => {
            const found = await fault(steps, expected)
            return found === null ? [] : [`${seed}: ${found}\n${steps.map(step => JSON.stringify(step)).join('\n')}`]
          }),
        )
        expect(faults.flat()).toEqual([])
      },
      PATIENCE_MS,
    )
})

function scanOf(tableId: string, { columns }: Table): Scan {
  return { op: 'scan', ...source, tableId, parts: [`${tableId}.parquet`], columns }
}

function described({ columns, rows }: Table): Column[] {
  return columns.map(({ id, name, type, scale }) => {
    const cells = rows.map(row => row[id] ?? null).filter(cell => cell !== null)
    const profile = { rows: rows.length, nulls: rows.length - cells.length, distinct: new Set(cells).size }
    return buildColumn({ id, name, type, scale, profile })
  })
}

function difference(
  columns: readonly { id: string; name: string; type: string }[],
  answer: { columns: readonly { id: string }[]; data: readonly (readonly unknown[])[]; rowCount: number },
  expected: Table,
): string | null {
  const said = (of: readonly { id: string; name: string; type: string }[]) =>
    of.map(({ id, name, type }) => `${id}|${name}|${type}`).join('\n')
  if (said(columns) !== said(expected.columns))
    return `columns\n${said(columns)}\ninstead of\n${said(expected.columns)}`
  const rows = [...expected.rows].sort((a, b) => Number(a['_row']) - Number(b['_row']))
  if (answer.rowCount !== rows.length) return `${answer.rowCount} rows instead of ${rows.length}`
  for (const id of ['_row', ...expected.columns.map(c => c.id)]) {
    const at = answer.columns.findIndex(c => c.id === id)
    for (const [j, row] of rows.entries()) {
      const got = (answer.data[at]?.[j] ?? null) as string | number | boolean | null
      if (!near(got, row[id] ?? null))
        return `${id}[${j}]: ${JSON.stringify(got)} instead of ${JSON.stringify(row[id])}`
    }
  }
  return null
}
