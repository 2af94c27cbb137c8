import type { Meaning } from '../../contract/column.ts'
import type { Expression } from '../../contract/relation.ts'
import type { RecipeColumn } from './recipeTable.ts'

/** What a value is in money: of one currency (null when that is unknown), a bare number, or neither. */
type Money = { unit: string | null } | 'number' | 'neither'

type Rule = (parts: readonly Money[]) => Money

const first: Rule = ([part]) => part ?? 'neither'
const RULES: Readonly<Record<string, Rule>> = {
  ...{
    abs: first,
    round: first,
    roundUp: first,
    roundDown: first,
    floor: first,
    ceil: first,
    tried: first,
    mod: first,
  },
  ...{ add: alike, subtract: alike, coalesce: alike, least: alike, greatest: alike },
  // Conditions stand before each value; the last one may have none.
  case: parts => alike(parts.filter((_, i) => i % 2 === 1 || i === parts.length - 1)),
  multiply: parts => (parts.filter(part => part !== 'number').length <= 1 ? alike(parts) : 'neither'),
  divide: ([over, under]) => (under === 'number' ? (over ?? 'neither') : 'neither'),
}

/**
 * The meaning of a formula whose value is money of one currency: money added up, taken times or by a bare number, rounded
 * or chosen. A share of money, a count and a length are none.
 */
export function moneyOf(expression: Expression, columns: readonly RecipeColumn[]): Meaning | undefined {
  const money = read(expression, new Map(columns.map(({ id, meaning }) => [id, meaning])))
  if (typeof money === 'string') return undefined
  return { unit: money.unit, isMoney: true, additive: 'sum', direction: 'neutral' }
}

function read(expression: Expression, columns: ReadonlyMap<string, Meaning | undefined>): Money {
  switch (expression.kind) {
    case 'column': {
      const meaning = columns.get(expression.id)
      return meaning?.isMoney ? { unit: meaning.unit } : 'number'
    }
    case 'literal':
      return expression.type === 'text' ? 'neither' : 'number'
    case 'cast':
      return read(expression.arg, columns)
    case 'call': {
      const parts = expression.args.map(arg => read(arg, columns))
      const rule = RULES[expression.fn]
      if (rule) return rule(parts)
      return parts.every(part => part === 'number') ? 'number' : 'neither'
    }
    default:
      return 'neither'
  }
}

/** Money and bare numbers together are money; two currencies are nothing. */
function alike(parts: readonly Money[]): Money {
  if (parts.includes('neither')) return 'neither'
  const units = parts.flatMap(part => (typeof part === 'string' ? [] : [part.unit]))
  if (units.length === 0) return 'number'
  return units.every(unit => unit === units[0]) ? { unit: units[0] ?? null } : 'neither'
}
