import type { Column } from '../../contract/column.ts'
import type { Recipe, RecipeStep, Step, StepFault } from '../../contract/recipe.ts'
import type { Relation, Scan } from '../../contract/relation.ts'
import { calculate } from './calculate.ts'
import { hide, rename } from './columnSteps.ts'
import { fill } from './fill.ts'
import { group, pivot } from './groupSteps.ts'
import { join } from './join.ts'
import {
  type Lowered,
  type OtherTable,
  type RecipeColumn,
  type RecipeTable,
  recipeColumn,
  type Scene,
} from './recipeTable.ts'
import { StepRefusal } from './refuse.ts'
import { retype } from './retype.ts'
import { dedupe, filterRows } from './rowSteps.ts'
import { segment } from './segment.ts'
import { mergeValues, replace, split, trim } from './textSteps.ts'
import { union } from './union.ts'
import { unpivot } from './unpivot.ts'
import { clear, convert } from './valueSteps.ts'

/** What a recipe starts from: a table as it was read, and the others that it may join. */
export interface RecipeSource {
  scan: Scan
  columns: readonly Column[]
  tableOf(datasetId: string, tableId: string): OtherTable | null
}

/** The table after a step; steps that are off or at fault leave it as it was. */
export interface LoweredStep extends RecipeTable {
  stepId: string
  step: Step
  /** What it did, for those who count it; absent of steps that were left out. */
  done?: Omit<Lowered, 'table'>
}

export interface LoweredRecipe {
  /** `_row` and the columns. */
  relation: Relation
  columns: readonly RecipeColumn[]
  steps: LoweredStep[]
  faults: StepFault[]
}

/**
 * A recipe as a relation over the table as it was read. Steps that do not fit any more are left out and reported.
 * Rows keep their `_row` where they stay what they are; where rows are new they are numbered from 1, in an order that
 * leaves nothing to chance.
 */
export function lowerRecipe(recipe: Recipe, from: RecipeSource): LoweredRecipe {
  let table: RecipeTable = { relation: from.scan, columns: from.columns.map(recipeColumn) }
  const nameOf = names(recipe, from.columns)
  const steps: LoweredStep[] = []
  const faults: StepFault[] = []
  for (const { id, step, off } of recipe.steps) {
    const scene: Scene = { table, tableOf: from.tableOf, nameOf }
    const lowered = off ? null : attempt(step, scene)
    if (lowered instanceof StepRefusal) {
      faults.push(...lowered.faults.map(fault => ({ stepId: id, ...fault })))
      steps.push({ stepId: id, step, ...table })
    } else if (lowered === null) steps.push({ stepId: id, step, ...table })
    else {
      const { table: after, ...done } = lowered
      steps.push({ stepId: id, step, ...after, done })
      table = after
    }
  }
  return { ...table, steps, faults }
}

function attempt(step: Step, scene: Scene): Lowered | StepRefusal {
  try {
    return lowerStep(step, scene)
  } catch (error) {
    if (error instanceof StepRefusal) return error
    throw error
  }
}

function lowerStep(step: Step, scene: Scene): Lowered {
  switch (step.kind) {
    case 'rename':
      return rename(step, scene)
    case 'hide':
      return hide(step, scene)
    case 'retype':
      return retype(step, scene)
    case 'fill':
      return fill(step, scene)
    case 'trim':
      return trim(step, scene)
    case 'split':
      return split(step, scene)
    case 'mergeValues':
      return mergeValues(step, scene)
    case 'replace':
      return replace(step, scene)
    case 'clear':
      return clear(step, scene)
    case 'convert':
      return convert(step, scene)
    case 'filter':
      return filterRows(step, scene)
    case 'dedupe':
      return dedupe(step, scene)
    case 'calculate':
      return calculate(step, scene)
    case 'segment':
      return segment(step, scene)
    case 'pivot':
      return pivot(step, scene)
    case 'unpivot':
      return unpivot(step, scene)
    case 'group':
      return group(step, scene)
    case 'join':
      return join(step, scene)
    case 'union':
      return union(step, scene)
  }
}

/** What columns are called that may be gone by now: as they were read, or as a step made them. */
function names(recipe: Recipe, columns: readonly Column[]): (id: string) => string {
  const known = new Map(columns.map(({ id, name }) => [id, name]))
  for (const made of recipe.steps.flatMap(madeBy)) known.set(made.as, made.name)
  return id => known.get(id) ?? id
}

function madeBy({ step }: RecipeStep): { as: string; name: string }[] {
  switch (step.kind) {
    case 'split':
      return step.into
    case 'segment':
      return [step]
    case 'calculate':
      return [{ as: step.as, name: step.name ?? step.as }]
    case 'pivot':
      return step.values
    case 'unpivot':
      return [step.names, step.values]
    case 'group':
      return step.measures
    case 'join':
      return step.columns
    case 'union':
      return step.added
    default:
      return []
  }
}
