import type { Column } from '../../contract/column.ts'
import type { ResultTable } from '../../contract/plan.ts'
import type { FigureEffect } from '../../contract/recipe.ts'
import type { Aggregate, Named, Relation } from '../../contract/relation.ts'
import { rankMeasures } from '../chart/rank.ts'
import { aggregate, column } from '../relation/build.ts'
import { asTable } from './asTable.ts'
import type { LoweredRecipe } from './lowerRecipe.ts'
import { isNumeric, type RecipeColumn } from './recipeTable.ts'

/** The table as it is now. */
export interface Now {
  columns: readonly Column[]
  rowCount: number
}

interface Figure {
  id: string
  aggregate: 'sum' | 'mean'
  before: Column | undefined
  after: RecipeColumn | undefined
}

const MOST_FIGURES = 6
const MOST_NEW = 4

/** One row with what `readFigures` needs of the table after the recipe. */
export function figuresRelation(now: Now, after: LoweredRecipe): Relation {
  const measures = figuresOf(now, after.columns).flatMap(({ after: found, ...figure }): Named<Aggregate>[] =>
    found ? [{ as: `f_${figure.id}`, value: { fn: figure.aggregate, arg: column(figure.id) } }] : [],
  )
  return aggregate(asTable(after.relation), [], [{ as: 'rows', value: { fn: 'count' } }, ...measures])
}

/** Rows and the leading measures, now and after the recipe; then columns that the recipe computes. */
export function readFigures(now: Now, after: LoweredRecipe, table: ResultTable): FigureEffect[] {
  const cells = new Map(table.columns.map(({ id }, i) => [id, numberOf(table.data[i]?.[0])]))
  const rows = { columnId: null, name: '', aggregate: 'count' as const, unit: null, isMoney: false }
  return [
    { ...rows, ...moved(now.rowCount, cells.get('rows') ?? null) },
    ...figuresOf(now, after.columns).map(({ id, aggregate: fn, before, after: found }) => {
      const meaning = found?.meaning ?? before?.meaning
      const name = found?.name ?? before?.name ?? id
      const was = before === undefined ? null : numberOf(before.profile[fn])
      const is = found === undefined ? null : (cells.get(`f_${id}`) ?? null)
      const { unit = null, isMoney = false } = meaning ?? {}
      return { columnId: id, name, aggregate: fn, unit, isMoney, ...moved(was, is) }
    }),
  ]
}

function figuresOf(now: Now, columns: readonly RecipeColumn[]): Figure[] {
  const byId = new Map(columns.filter(isNumeric).map(c => [c.id, c]))
  const known = rankMeasures(now.columns).slice(0, MOST_FIGURES)
  const made = columns.filter(c => isNumeric(c) && c.meaning && !now.columns.some(({ id }) => id === c.id))
  return [
    ...known.map(before => figureOf(before, byId.get(before.id))),
    ...made.slice(0, MOST_NEW).map(after => figureOf(undefined, after)),
  ]
}

function figureOf(before: Column | undefined, after: RecipeColumn | undefined): Figure {
  const adds = (before ?? after)?.meaning?.additive === 'sum'
  return { id: (before ?? after)?.id ?? '', aggregate: adds ? 'sum' : 'mean', before, after }
}

function numberOf(value: unknown): number | null {
  return value === null || value === undefined || !Number.isFinite(Number(value)) ? null : Number(value)
}

function moved(before: number | null, after: number | null): Pick<FigureEffect, 'before' | 'after' | 'change'> {
  const change = before === null || after === null || before === 0 ? null : after / before - 1
  return { before, after, change }
}
