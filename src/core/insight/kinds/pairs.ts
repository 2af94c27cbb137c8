import type { Column } from '../../../contract/column.ts'
import type { Pair } from '../../quality/pairsRelation.ts'
import type { Candidate } from '../candidate.ts'
import { correlated } from '../tests.ts'

const FLOOR = 0.2
/** Beyond it one is made of the other, which is no finding. */
const SAME = 0.98

/** Measures that move together. */
export function pairCandidates(pairs: readonly Pair[], rs: readonly (number | null)[]): Candidate[] {
  return pairs.flatMap(({ a, b }, i) => {
    const r = rs[i] ?? null
    const n = Math.min(filled(a), filled(b))
    const p = r === null ? null : correlated(r, n)
    if (r === null || p === null) return []
    const way = r > 0 ? 'insight.together' : 'insight.against'
    return [
      {
        kind: 'correlation',
        about: '',
        sentence: { code: way, params: { a: a.name, b: b.name, r, share: r * r } },
        question: { type: 'scatter', x: [{ role: 'raw', column: a.id }], y: [{ role: 'raw', column: b.id }] },
        columns: [a.id, b.id],
        n,
        test: { name: { code: 'insight.test.r', params: {} }, p },
        effect: { name: { code: 'insight.effect.r', params: {} }, value: r },
        isLarge: Math.abs(r) >= FLOOR && Math.abs(r) <= SAME,
        strength: Math.abs(r),
        impact: n / Math.max(1, a.profile.rows),
      },
    ]
  })
}

const filled = ({ profile }: Column) => profile.rows - profile.nulls
