import { benjaminiHochberg } from '../stats/corrected.ts'
import type { Candidate } from './candidate.ts'

/** The share of false findings among those reported. Stricter than usual: people act on each one. */
const FALSE_DISCOVERY_RATE = 0.01
/** More of one kind are never shown, whatever people like. */
const MOST_OF_A_KIND = 60

/** A candidate that holds up, whoever looks at it. */
export interface Standing extends Candidate {
  id: string
  /** p after correction for all tests; null where nothing was tested. */
  q: number | null
}

/** What of a table holds up, and how many tests that was picked from. */
export interface Stand {
  standing: Standing[]
  tests: number
}

/**
 * The candidates that hold up: p values of all tests corrected together (Benjamini & Hochberg 1995, J. R. Stat. Soc.
 * B 57, 289-300), and effects large enough to matter.
 */
export function standingAmong(candidates: readonly Candidate[]): Stand {
  const qs = correctedTogether(candidates.map(({ test }) => test?.p ?? null))
  const standing = candidates.flatMap((candidate, i) => {
    const q = qs[i] ?? null
    return candidate.isLarge && (q === null || q <= FALSE_DISCOVERY_RATE)
      ? [{ ...candidate, id: idOf(candidate), q }]
      : []
  })
  return { standing: leadingOfKinds(standing), tests: candidates.filter(({ test }) => test !== null).length }
}

function leadingOfKinds(standing: readonly Standing[]): Standing[] {
  const taken = new Map<string, number>()
  return [...standing]
    .sort((a, b) => scoreOf(b) - scoreOf(a))
    .filter(({ kind }) => {
      const n = (taken.get(kind) ?? 0) + 1
      taken.set(kind, n)
      return n <= MOST_OF_A_KIND
    })
}

/** Names a finding by what it says, not by its numbers. */
export function idOf({ kind, columns, about }: Pick<Candidate, 'kind' | 'columns' | 'about'>): string {
  return ['insight', kind, ...columns, about].filter(part => part !== '').join(':')
}

/** Size and reach, 0..1. */
export function scoreOf({ strength, impact }: Candidate): number {
  return Math.min(1, strength) * (0.4 + 0.6 * Math.min(1, impact))
}

/** q values, null where nothing was tested. */
export function correctedTogether(ps: readonly (number | null)[]): (number | null)[] {
  const tested = benjaminiHochberg(ps.filter(p => p !== null))
  let next = 0
  return ps.map(p => (p === null ? null : (tested[next++] ?? p)))
}
