import type { Step } from '../../contract/recipe.ts'
import { checkFormula } from '../formula/check.ts'
import { moneyOf } from './moneyOf.ts'
import { isNumeric, type Lowered, type Scene, withCells, withColumns } from './recipeTable.ts'
import { refuse, StepRefusal } from './refuse.ts'
import { filled } from './textSteps.ts'

type Calculate = Step & { kind: 'calculate' }

/** A column computed by a formula: a new one, or one that is there in another way. */
export function calculate(step: Calculate, scene: Scene): Lowered {
  const checked = checkFormula(step.formula, scene.table.columns)
  if (!checked.ok) throw new StepRefusal(checked.faults)
  const { expression, type, scale } = checked
  const value = type === 'text' ? filled(expression) : expression
  const meaning = isNumeric({ type }) && type !== 'double' ? moneyOf(expression, scene.table.columns) : undefined
  const old = scene.table.columns.find(c => c.id === step.as)
  if (old !== undefined) {
    const as = { type, scale, meaning: meaning ?? (isNumeric({ type }) ? old.meaning : undefined) }
    return withCells(scene, [{ column: old, value, as }])
  }
  const { name } = step
  if (name === undefined) return refuse('step.name_missing')
  return { table: withColumns(scene, [{ id: step.as, name, type, scale, meaning, value }], null) }
}
