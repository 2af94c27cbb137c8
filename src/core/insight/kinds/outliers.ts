import { medianOf } from '../../stats/compare/spread.ts'
import { lineThrough } from '../../stats/groups/tests.ts'
import { normalTwoSided } from '../../stats/special/normal.ts'
import type { Candidate } from '../candidate.ts'
import type { Along } from './along.ts'

const FLOOR_MADS = 3.5

/** Periods far off the line, in units of the usual distance (median absolute deviation), corrected for their number. */
export function outliers({ series, measure, points, question }: Along): Candidate[] {
  const line = lineThrough(points.map(({ of }) => of.mean))
  if (!line || points.length < 12) return []
  // A mean of few rows wanders farther: it weighs as its square root.
  const usual = median(points.map(({ of }) => of.n))
  const off = line.residuals.map((e, i) => e * Math.sqrt(Math.min(1, (points[i]?.of.n ?? 0) / usual)))
  const middle = median(off)
  const spread = 1.4826 * median(off.map(e => Math.abs(e - middle)))
  if (!(spread > 0)) return []
  const zs = off.map(e => (e - middle) / spread)
  const worst = zs.reduce((at, z, i) => (Math.abs(z) > Math.abs(zs[at] ?? 0) ? i : at), 0)
  const [z = 0, point] = [zs[worst], points[worst]]
  if (!point) return []
  const expected = point.of.mean - (line.residuals[worst] ?? 0)
  const params = { measure: measure.name, period: point.label, value: point.of.mean, expected }
  return [
    {
      ...{ kind: 'outlier', about: point.start, question, columns: [series.time.id, measure.id], n: point.of.n },
      sentence: { code: z > 0 ? 'insight.outlierHigh' : 'insight.outlierLow', params },
      // Few points have tails that are longer than the normal ones: the price is a stricter p.
      test: {
        name: { code: 'insight.test.outlier', params: {} },
        p: Math.min(1, normalTwoSided(Math.abs(z) * 0.75) * points.length),
      },
      effect: { name: { code: 'insight.effect.mads', params: {} }, value: z },
      isLarge: Math.abs(z) >= FLOOR_MADS,
      strength: Math.abs(z) / 15,
      impact: 0.5,
    },
  ]
}

const median = (values: readonly number[]) => medianOf(Float64Array.from(values)) ?? 0
