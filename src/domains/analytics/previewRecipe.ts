import type { ResultTable } from '../../contract/plan.ts'
import type { Recipe, RecipePreview } from '../../contract/recipe.ts'
import type { Relation } from '../../contract/relation.ts'
import { asTable } from '../../core/recipe/asTable.ts'
import { figuresRelation, readFigures } from '../../core/recipe/figureEffects.ts'
import { type LoweredRecipe, type LoweredStep, lowerRecipe } from '../../core/recipe/lowerRecipe.ts'
import { effectOf, questionsOf, type StepAnswers } from '../../core/recipe/stepEffects.ts'
import { column, limit, project, sort } from '../../core/relation/build.ts'
import type { Context } from '../../ports/context.ts'
import { authoriseAll } from '../access/authorise.ts'
import { scanOf, sourceOf } from '../datasets/layers.ts'
import { loadTableRow } from '../datasets/loadScan.ts'
import { otherTables } from '../datasets/otherTables.ts'
import { requireRecipe } from '../datasets/requireRecipe.ts'

interface Input {
  datasetId: string
  tableId: string
  versionId?: string | undefined
  recipe: Recipe
  rows: number
}

/**
 * A recipe tried out on a table as it was read: nothing is written.
 * @throws DomainError not_found, invalid_plan, took_too_long, out_of_memory, busy
 */
export async function previewRecipe(ctx: Context, { recipe, rows, ...source }: Input): Promise<RecipePreview> {
  await requireRecipe(ctx, source.datasetId, recipe)
  const { versionId, row } = await ctx.transaction(tx => loadTableRow(ctx, tx, source))
  const layer = sourceOf(row)
  const scan = scanOf(ctx, layer, { ...source, versionId })
  const lowered = lowerRecipe(recipe, { scan, columns: layer.columns, tableOf: await otherTables(ctx, recipe) })
  const asked = new Batch()
  const page = asked.add(pageOf(lowered, rows))
  const figures = asked.add(figuresRelation(row, lowered))
  const steps = lowered.steps.map(step => ({ step, ...asked.addStep(step) }))
  const answers = await asked.answer(ctx)
  let before = layer.rowCount
  const effects = steps.map(({ step, ...places }) => {
    const effect = effectOf(step, before, answers.ofStep(places))
    before = effect.rows
    return effect
  })
  return {
    columns: lowered.columns.map(({ id, name, type, scale }) => ({ id, name, type, scale })),
    rows: rowsOf(answers.of(page)),
    rowsIn: layer.rowCount,
    steps: effects,
    faults: lowered.faults,
    figures: readFigures(row, lowered, answers.of(figures)),
  }
}

/** The first rows, in their order. */
function pageOf({ relation, columns }: LoweredRecipe, rows: number): Relation {
  const first = limit(sort(asTable(relation), [{ by: column('_row'), direction: 'asc' }]), rows, 0)
  return project(
    first,
    columns.map(({ id, name }) => ({ as: id, name, value: column(id) })),
  )
}

function rowsOf({ data, rowCount }: ResultTable): RecipePreview['rows'] {
  return Array.from({ length: rowCount }, (_, i) => data.map(cells => cells[i] ?? null))
}

type Places = Record<keyof StepAnswers, number | null>

/** Relations asked at once; an answer is found by its place. */
class Batch {
  readonly #relations: Relation[] = []

  add(relation: Relation): number {
    return this.#relations.push(relation) - 1
  }

  addStep(step: LoweredStep): Places {
    const { rows, cells, partners } = questionsOf(step)
    const place = (relation: Relation | null) => (relation === null ? null : this.add(relation))
    return { rows: place(rows), cells: place(cells), partners: place(partners) }
  }

  async answer(ctx: Context) {
    const options = { signal: ctx.signal, timeoutMs: ctx.limits.queryTimeoutMs }
    const results = await ctx.engine.runMany(await authoriseAll(ctx, this.#relations), options)
    const of = (place: number): ResultTable => {
      const table = results[place]?.table
      if (table === undefined) throw new Error(`no answer at ${place}`)
      return table
    }
    const tableAt = (place: number | null) => (place === null ? null : of(place))
    return {
      of,
      ofStep: ({ rows, cells, partners }: Places): StepAnswers => ({
        rows: tableAt(rows),
        cells: tableAt(cells),
        partners: tableAt(partners),
      }),
    }
  }
}
