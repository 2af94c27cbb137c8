import type { Expression } from '../../contract/relation.ts'

const MOST = 4000

/** Whether an expression, written out, would be larger than the engine should be asked. */
export function isTooLarge(expression: Expression): boolean {
  return sizeOf(expression, new Map()) > MOST
}

/** Parts that stand in several places are counted in each, and looked at once. */
function sizeOf(expression: Expression, known: Map<Expression, number>): number {
  const found = known.get(expression)
  if (found !== undefined) return found
  const parts = expression.kind === 'call' ? expression.args : 'arg' in expression ? [expression.arg] : []
  const size = parts.reduce((sum, part) => sum + sizeOf(part, known), 1)
  known.set(expression, size)
  return size
}
