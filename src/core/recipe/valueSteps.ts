import type { Meaning } from '../../contract/column.ts'
import type { Step } from '../../contract/recipe.ts'
import type { Expression } from '../../contract/relation.ts'
import { CURRENCIES } from '../column/currencies.ts'
import { call, column } from '../relation/build.ts'
import { cast, choose, conditionIn, missing } from './expressions.ts'
import { columnOf, type Lowered, numberColumn, type RecipeColumn, type Scene, withCells } from './recipeTable.ts'

type Of<K extends Step['kind']> = Step & { kind: K }

/** More digits than these behind the point are no longer kept exactly. */
const MOST_SCALE = 10

/** Cells become missing where the filter is true. */
export function clear(step: Of<'clear'>, scene: Scene): Lowered {
  const source = columnOf(scene, step.column)
  const value = choose(conditionIn(scene, step.where), missing(source.type), column(source.id))
  return withCells(scene, [{ column: source, value }])
}

/** Numbers times a factor, plus an offset, where the filter is true. */
export function convert(step: Of<'convert'>, scene: Scene): Lowered {
  const source = numberColumn(scene, step.column)
  const { type, scale } = converted(source, step)
  const literal = (value: number): Expression =>
    type === 'double'
      ? { kind: 'literal', value, type }
      : { kind: 'literal', value: plain(value), type: digitsOf(value) > 0 ? 'decimal' : 'integer' }
  const cell = type === 'integer' ? column(source.id) : cast(column(source.id), type, scale)
  const divisor = 1 / step.factor
  // A hundredth is no double; a hundred is.
  const isDivided = type === 'double' && Math.abs(step.factor) < 1 && Number.isInteger(divisor)
  const scaled = isDivided ? call('divide', cell, literal(divisor)) : call('multiply', cell, literal(step.factor))
  const product = step.factor === 1 ? cell : scaled
  const moved = step.offset === 0 ? product : call('add', product, literal(step.offset))
  // Decimals of 38 digits that differ behind the point would be cut where they meet.
  const exact = type === 'decimal' ? cast(moved, 'decimal', scale) : moved
  const value = step.where === undefined ? exact : choose(conditionIn(scene, step.where), exact, cell)
  const meaning = measuredIn(source.meaning, step.unit)
  return withCells(scene, [{ column: source, value, as: { type, scale, ...(meaning && { meaning }) } }])
}

/** Whole numbers stay whole and decimals exact as long as factor and offset let them. */
function converted(source: RecipeColumn, { factor, offset }: Of<'convert'>): Pick<RecipeColumn, 'type' | 'scale'> {
  const digits = (source.scale ?? 0) + Math.max(digitsOf(factor), digitsOf(offset))
  const isLarge = !Number.isSafeInteger(Math.trunc(factor)) || !Number.isSafeInteger(Math.trunc(offset))
  if (source.type === 'double' || isLarge || digits > MOST_SCALE) return { type: 'double', scale: null }
  return source.type === 'integer' && digits === 0
    ? { type: 'integer', scale: null }
    : { type: 'decimal', scale: digits }
}

/** How many digits a number has behind the point; many when it is written with an exponent. */
function digitsOf(value: number): number {
  const written = String(value)
  return written.includes('e') ? 100 : (written.split('.')[1]?.length ?? 0)
}

function plain(value: number): string {
  return String(value)
}

function measuredIn(meaning: Meaning | undefined, unit: string | null | undefined): Meaning | undefined {
  if (unit === undefined) return meaning
  const known = meaning ?? { additive: 'mean', direction: 'neutral' }
  return { ...known, unit, isMoney: unit !== null && [...CURRENCIES.values()].includes(unit) }
}
