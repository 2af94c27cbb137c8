import type { LikelihoodErrors } from '../../../contract/analysis/regress.ts'
import { type Maximum, sandwich } from './newton.ts'

interface Asked {
  errors: LikelihoodErrors
  n: number
  /** The sum of the squared scores of single rows. */
  squared(): number[][]
}

/**
 * A maximum with the errors that were asked for: HC0 is the sandwich of the squared scores, HC1 that times n / (n - k).
 * @see sandwich
 */
export function robustly<T extends Maximum>(found: T, { errors, n, squared }: Asked): T {
  const { inverseFactor, scores } = found
  if (errors === 'classical' || inverseFactor.length === 0) return found
  const widened = errors === 'HC1' ? Math.sqrt(n / (n - scores.length)) : 1
  return { ...found, inverseFactor: sandwich(inverseFactor, squared()).map(row => row.map(x => x * widened)) }
}
