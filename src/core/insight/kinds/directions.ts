import { all, type Moments, noValues, together } from '../../stats/groups/moments.ts'
import { effectiveSize, lineThrough, welch } from '../../stats/groups/tests.ts'
import { studentTwoSided } from '../../stats/special/student.ts'
import type { Candidate } from '../candidate.ts'
import type { Along } from './along.ts'
import type { Point } from './points.ts'

const FLOORS = { r2: 0.3, rowR2: 0.02, d: 0.3 }

/** A slope or one jump, whichever explains more of the differences between the periods. */
export function directions({ series, measure, points, question }: Along): Candidate[] {
  const whole = all(points.map(({ of }) => of))
  const line = lineThrough(
    points.map(({ of }) => of.mean),
    points.map(({ of }) => of.n),
  )
  const within = points.reduce((sum, { of }) => sum + of.m2, 0)
  const between = whole.m2 - within
  const shared = { question, columns: [series.time.id, measure.id], n: whole.n, impact: 1, about: '' }
  const found: Candidate[] = []
  if (line) {
    const [first, last] = [points[0], points.at(-1)]
    const [from, to] = [line.intercept, line.intercept + line.slope * (points.length - 1)]
    const rowR2 = (line.r2 * between) / whole.m2
    const params = { measure: measure.name, from, to, first: first?.label ?? '', last: last?.label ?? '' }
    found.push({
      ...shared,
      kind: 'trend',
      sentence: { code: line.slope > 0 ? 'insight.rises' : 'insight.falls', params },
      test: { name: { code: 'insight.test.slope', params: {} }, p: line.p },
      effect: { name: { code: 'insight.effect.r2', params: {} }, value: line.r2 },
      isLarge: line.r2 >= FLOORS.r2 && rowR2 >= FLOORS.rowR2,
      strength: Math.sqrt(line.r2) * 0.9,
    })
  }
  const step = stepOf(points)
  if (step) {
    const { before, after, p, d, r2, label } = step
    const isBetter = between > 0 && r2 / between > (line?.r2 ?? 0) + 0.02
    const params = { measure: measure.name, period: label, before: before.mean, after: after.mean }
    const candidate: Candidate = {
      ...shared,
      kind: 'step',
      sentence: { code: after.mean > before.mean ? 'insight.stepUp' : 'insight.stepDown', params },
      test: { name: { code: 'insight.test.step', params: {} }, p },
      effect: { name: { code: 'insight.effect.d', params: {} }, value: d },
      isLarge: isBetter && Math.abs(d) >= FLOORS.d,
      strength: Math.abs(d) / 1.5,
    }
    if (isBetter) return [candidate, ...found.map(one => ({ ...one, isLarge: false }))]
    return [...found, candidate]
  }
  return found
}

/** The place that parts the periods best (binary segmentation, Scott & Knott 1974); p is corrected for the places tried. */
function stepOf(points: readonly Point[]) {
  const least = Math.max(2, Math.floor(points.length * 0.1))
  const sums = running(points)
  const backwards = running([...points].reverse())
  const places = points.length - 2 * least + 1
  let best: { at: number; r2: number } | null = null
  for (let at = least; at <= points.length - least; at++) {
    const [a, b] = [sums[at - 1], backwards[points.length - at - 1]]
    if (!a || !b) continue
    const r2 = ((a.mean - b.mean) ** 2 * a.n * b.n) / (a.n + b.n)
    if (!best || r2 > best.r2) best = { at, r2 }
  }
  if (!best) return null
  const [before, after] = [sums[best.at - 1], backwards[points.length - best.at - 1]]
  const compared = before && after ? welch(before, after) : null
  if (!before || !after || !compared) return null
  const p = ofPeriods(points, best.at)
  const label = points[best.at]?.label ?? ''
  return {
    before,
    after,
    label,
    r2: best.r2,
    p: Math.min(1, Math.max(compared.p, p) * Math.max(1, places)),
    d: -compared.d,
  }
}

/**
 * The two sides as the means of their periods, which count for fewer when they hang together: a series that wanders has
 * a place where its sides differ, too.
 */
function ofPeriods(points: readonly Point[], at: number): number {
  const means = points.map(({ of }) => of.mean)
  const side = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [before, after] = [side(means.slice(0, at)), side(means.slice(at))]
  const residuals = means.map((mean, i) => mean - (i < at ? before : after))
  const df = Math.max(1, effectiveSize(residuals) - 2)
  const squares = residuals.reduce((sum, e) => sum + e * e, 0)
  const share = (df + 2) / means.length
  const spread = Math.sqrt((squares / (means.length - 2)) * (1 / (at * share) + 1 / ((means.length - at) * share)))
  return spread > 0 ? studentTwoSided((after - before) / spread, df) : 1
}

/** The values of the first, of the first two, of the first three periods... */
function running(points: readonly Point[]): Moments[] {
  let sum = noValues
  return points.map(({ of }) => {
    sum = together(sum, of)
    return sum
  })
}
