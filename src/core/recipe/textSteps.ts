import type { Step } from '../../contract/recipe.ts'
import type { Expression } from '../../contract/relation.ts'
import { call, column } from '../relation/build.ts'
import { beside, choose, missing, text, valueFor, whole, yes } from './expressions.ts'
import {
  columnOf,
  type Lowered,
  type NewCells,
  type RecipeColumn,
  type Scene,
  textColumn,
  withCells,
  withColumns,
} from './recipeTable.ts'

type Of<K extends Step['kind']> = Step & { kind: K }

/** A text of no characters is a missing cell, as it is in a file. */
export function filled(value: Expression): Expression {
  return choose(call('eq', value, text('')), missing('text'), value)
}

/** Blanks around texts, and their letters. */
export function trim(step: Of<'trim'>, scene: Scene): Lowered {
  return withCells(
    scene,
    step.columns.map(id => {
      const trimmed = call(step.inner ? 'squeeze' : 'trim', column(id))
      const value = step.letters === 'keep' ? trimmed : call(step.letters, trimmed)
      return { column: textColumn(scene, id), value: filled(value) }
    }),
  )
}

/** A text cut into columns beside it. */
export function split(step: Of<'split'>, scene: Scene): Lowered {
  const source = textColumn(scene, step.column)
  const pieces = step.into.map(({ as, name }, i) => {
    const args = [column(source.id), text(step.by), whole(i + 1)]
    const isLast = i === step.into.length - 1
    const value = filled(call('splitPart', ...args, ...(isLast ? [yes] : [])))
    return { id: as, name, type: 'text' as const, scale: null, value }
  })
  return { table: withColumns(scene, pieces, source.id) }
}

/** Several spellings become one. */
export function mergeValues(step: Of<'mergeValues'>, scene: Scene): Lowered {
  const source = textColumn(scene, step.column)
  const cell = column(source.id)
  const cases = step.groups.flatMap(({ into, values }) => [
    call('in', cell, ...values.map(text)),
    into === '' ? missing('text') : text(into),
  ])
  return withCells(scene, [{ column: source, value: call('case', ...cases, cell) }])
}

/** A text in cells, or cells as a whole, become another. */
export function replace(step: Of<'replace'>, scene: Scene): Lowered {
  const source = step.whole ? columnOf(scene, step.column) : textColumn(scene, step.column)
  const cells = step.whole ? wholeCells(step, source) : { value: withinCells(step, source) }
  return withCells(scene, [{ column: source, ...cells }])
}

function wholeCells(step: Of<'replace'>, source: RecipeColumn): Pick<NewCells, 'value' | 'as'> {
  const cell = column(source.id)
  const put =
    step.with === '' ? { cell, value: missing(source.type), as: {} } : beside(source, typed(source, step.with))
  const find = valueFor(source, typed(source, step.find))
  const isFolded = source.type === 'text' && !step.matchCase
  const found = isFolded ? call('eq', call('lower', cell), call('lower', find)) : call('eq', cell, find)
  return { value: choose(found, put.value, put.cell), as: put.as }
}

/** What a person types for a cell that is true or false. */
function typed({ type }: RecipeColumn, written: string): string | boolean {
  const word = written.trim().toLowerCase()
  return type === 'boolean' && (word === 'true' || word === 'false') ? word === 'true' : written
}

function withinCells(step: Of<'replace'>, source: RecipeColumn): Expression {
  const args = [column(source.id), text(step.find), text(step.with)]
  return filled(call('replaceText', ...args, ...(step.matchCase ? [] : [yes])))
}
