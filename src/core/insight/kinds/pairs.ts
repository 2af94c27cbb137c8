import type { Column } from '../../../contract/column.ts'
import type { Pair } from '../../quality/pairsRelation.ts'
import { correlated } from '../../stats/groups/tests.ts'
import type { Candidate } from '../candidate.ts'

const FLOOR = 0.2
/** Beyond it one is made of the other, which is no finding. */
const SAME = 0.98

/** Measures that move together. */
export function pairCandidates(pairs: readonly Pair[], rs: readonly (number | null)[]): Candidate[] {
  const wholes = wholesAmong(pairs)
  const leads = leadsAmong(pairs, rs)
  const leadOf = ({ id }: Column) => leads.get(id) ?? id
  return pairs.flatMap(({ a, b }, i) => {
    if (wholes.get(a.id)?.has(b.id) || wholes.get(b.id)?.has(a.id)) return []
    const r = rs[i] ?? null
    const n = Math.min(filled(a), filled(b))
    const p = r === null ? null : correlated(r, n)
    if (r === null || p === null) return []
    const way = r > 0 ? 'insight.together' : 'insight.against'
    return [
      {
        kind: 'correlation',
        about: '',
        topic: `together ${[leadOf(a), leadOf(b)].sort().join(' ')}`,
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

/** The first of the columns that are made of each other: what goes with one goes with all of them. */
function leadsAmong(pairs: readonly Pair[], rs: readonly (number | null)[]): ReadonlyMap<string, string> {
  const leads = new Map<string, string>()
  for (const [i, { a, b }] of pairs.entries()) if (Math.abs(rs[i] ?? 0) > SAME) leads.set(b.id, leads.get(a.id) ?? a.id)
  return leads
}

const filled = ({ profile }: Column) => profile.rows - profile.nulls

/**
 * Columns that are the sum of others of the same last word (Global_Sales of NA_Sales, EU_Sales ...), with those parts: that
 * a whole moves with its parts is no finding.
 */
function wholesAmong(pairs: readonly Pair[]): ReadonlyMap<string, ReadonlySet<string>> {
  const columns = new Map(pairs.flatMap(({ a, b }) => [a, b]).map(column => [column.id, column]))
  const families = new Map<string, Column[]>()
  for (const column of columns.values()) {
    const word =
      column.name
        .split(/[\s_]+/)
        .at(-1)
        ?.toLowerCase() ?? ''
    families.set(word, [...(families.get(word) ?? []), column])
  }
  return new Map(
    [...families.values()]
      .filter(family => family.length >= 3)
      .flatMap(family => {
        const means = family.map(({ profile }) => profile.mean ?? 0)
        const total = means.reduce((sum, mean) => sum + mean, 0)
        return family.flatMap((whole, i): [string, Set<string>][] => {
          const mean = means[i] ?? 0
          const isSum = Math.abs(total - 2 * mean) <= 0.01 * Math.abs(mean)
          return isSum ? [[whole.id, new Set(family.filter(part => part !== whole).map(({ id }) => id))]] : []
        })
      }),
  )
}
