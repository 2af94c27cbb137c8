import { chiSquareUpper } from '../special/chiSquare.ts'
import { covarianceOf, type Maximum, waldStatistic } from './newton.ts'

interface ChiTest {
  statistic: number
  df: number
  p: number
}

/** A statistic against chi-square's distribution; certain when nothing is asked. */
export function chiTest(value: number, df: number): ChiTest {
  const statistic = Math.max(0, value)
  return { statistic, df, p: df > 0 ? chiSquareUpper(statistic, df) : 1 }
}

/** Whether anything but the intercept counts, by the errors of the maximum; null where those are not known. */
export function waldTest({ scores, inverseFactor }: Maximum): ChiTest | null {
  const statistic = waldStatistic([...scores], covarianceOf(inverseFactor), 1)
  return statistic === null ? null : chiTest(statistic, scores.length - 1)
}

/** A ratio out of its logarithm, finite however large that is. */
export function ratioOf(x: number | null): number | null {
  return x === null ? null : Math.exp(Math.min(709, x))
}
