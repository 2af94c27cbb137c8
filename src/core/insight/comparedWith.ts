import type { Insights } from '../../contract/insight.ts'
import type { Candidate } from './candidate.ts'
import { idOf, type Standing } from './standing.ts'

/** What an earlier version had, and whether everything of it was looked at. */
export interface Earlier {
  standing: readonly Standing[]
  isCut: boolean
}

/**
 * What is new, and what an earlier version told that was tested again and does not hold any more. Of what was not looked
 * at in either version nothing is said.
 */
export function comparedWith(
  earlier: Earlier,
  { standing, candidates }: { standing: readonly Standing[]; candidates: readonly Candidate[] },
): { newIds: string[]; gone: Insights['gone'] } {
  const before = new Set(earlier.standing.map(({ id }) => id))
  const now = new Set(standing.map(({ id }) => id))
  const tested = new Set(candidates.map(testOf))
  return {
    newIds: earlier.isCut ? [] : [...now].filter(id => !before.has(id)),
    gone: earlier.standing
      .filter(one => !now.has(one.id) && tested.has(testOf(one)))
      .map(({ id, sentence }) => ({ id, sentence })),
  }
}

/** One group leads: where another one does, the first was tested and does not. */
function testOf(one: Candidate): string {
  const isOfLeader = one.kind === 'outstanding' || one.kind === 'majority'
  return idOf(isOfLeader ? { ...one, about: '' } : one)
}
