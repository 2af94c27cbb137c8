import type { Recipe, RecipeStep, Step } from '../../contract/recipe.ts'
import { renameColumn } from '../../core/formula/renameColumn.ts'

type Named = readonly { id: string; name: string }[]

/** A step put in at a place. */
export function inserted({ steps }: Recipe, at: number, step: RecipeStep): Recipe {
  return { steps: [...steps.slice(0, at), step, ...steps.slice(at)] }
}

/** The step of that id in another form. */
export function replaced({ steps }: Recipe, id: string, change: Partial<RecipeStep>): Recipe {
  return { steps: steps.map(step => (step.id === id ? { ...step, ...change } : step)) }
}

export function removed({ steps }: Recipe, id: string): Recipe {
  return { steps: steps.filter(step => step.id !== id) }
}

/** The step at another place; places beyond the ends are the ends. */
export function moved({ steps }: Recipe, id: string, to: number): Recipe {
  const step = steps.find(each => each.id === id)
  if (step === undefined) return { steps }
  const others = steps.filter(each => each.id !== id)
  const place = Math.max(0, Math.min(others.length, to))
  return { steps: [...others.slice(0, place), step, ...others.slice(place)] }
}

/** An id that no step has. */
export function newStepId({ steps }: Recipe): string {
  const taken = new Set(steps.map(({ id }) => id))
  let n = steps.length + 1
  while (taken.has(`s${n}`)) n++
  return `s${n}`
}

/** Ids of columns that no step has made, and that no column that was read has. */
export function newColumnIds(recipe: Recipe, count: number, also: readonly string[] = []): string[] {
  const taken = new Set([...recipe.steps.flatMap(({ step }) => madeIds(step)), ...also])
  const ids: string[] = []
  for (let n = 1; ids.length < count; n++) if (!taken.has(`n${n}`)) ids.push(`n${n}`)
  return ids
}

/** Columns that a step makes. */
export function madeIds(step: Step): string[] {
  switch (step.kind) {
    case 'calculate':
    case 'segment':
      return [step.as]
    case 'split':
      return step.into.map(({ as }) => as)
    case 'pivot':
      return step.values.map(({ as }) => as)
    case 'unpivot':
      return [step.names.as, step.values.as]
    case 'group':
      return step.measures.map(({ as }) => as)
    case 'join':
      return step.columns.map(({ as }) => as)
    case 'union':
      return step.added.map(({ as }) => as)
    default:
      return []
  }
}

/** Columns whose cells or names a step makes or changes. */
export function touchedIds(step: Step): string[] {
  switch (step.kind) {
    case 'rename':
    case 'retype':
    case 'fill':
    case 'mergeValues':
    case 'replace':
    case 'clear':
    case 'convert':
      return [step.column]
    case 'trim':
      return step.columns
    default:
      return madeIds(step)
  }
}

/** The formulas from a place on, after the columns that they see there have other names. */
export function formulasFollowing(recipe: Recipe, from: number, before: Named, after: Named): Recipe {
  const names = new Map(before.map(({ id, name }) => [id, name]))
  const renamed = after.flatMap(({ id, name }) => {
    const old = names.get(id)
    return old === undefined || old === name ? [] : [{ old, name }]
  })
  if (renamed.length === 0) return recipe
  const follow = (step: Step): Step =>
    step.kind === 'calculate'
      ? { ...step, formula: renamed.reduce((text, { old, name }) => renameColumn(text, old, name), step.formula) }
      : step
  return { steps: recipe.steps.map((each, i) => (i < from ? each : { ...each, step: follow(each.step) })) }
}

export function isSameRecipe(a: Recipe, b: Recipe): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
