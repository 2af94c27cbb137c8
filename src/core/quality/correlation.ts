import type { Column } from '../../contract/column.ts'
import type { Alert } from '../../contract/quality.ts'

/** Sums over the rows where both are there, of values less their columns' means. */
export interface PairSums {
  n: number
  x: number
  y: number
  xx: number
  yy: number
  xy: number
}

/** Pearson's r from sums of centred values; null without spread or under three pairs. */
export function pearson({ n, x, y, xx, yy, xy }: PairSums): number | null {
  const [sx, sy] = [xx - (x * x) / n, yy - (y * y) / n]
  if (n < 3 || !(sx > 0) || !(sy > 0)) return null
  return Math.max(-1, Math.min(1, (xy - (x * y) / n) / Math.sqrt(sx * sy)))
}

const STRONG = 0.9

/** Two columns that say nearly the same. */
export function correlationAlert(a: Column, b: Column, r: number | null): Alert | null {
  if (r === null || Math.abs(r) < STRONG) return null
  return {
    kind: 'correlated',
    columnId: b.id,
    level: 'note',
    message: { code: 'alert.correlated', params: { column: b.name, other: a.name, r } },
    rows: null,
  }
}
