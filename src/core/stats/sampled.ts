import type { Column } from '../../contract/column.ts'
import type { Relation } from '../../contract/relation.ts'
import { call, column, filter } from '../relation/build.ts'
import { double } from './figures.ts'

/** Whole tables are put in order only when the sample is no small part of them. */
const SMALL_PART = 8
/** So many times the rows that are wanted are let through to be drawn from. */
const MARGIN = 2
/** The golden ratio's fraction: its multiples fall evenly into any part of the unit interval (Knuth, vol. 3, 6.4). */
const GOLDEN = 0.6180339887498949

/**
 * A uniform sample of `limit` rows, the same for the same seed. Out of many more rows (`n`) those are thinned first by
 * where the multiples of the golden ratio fall, which costs a fifth of shuffling them all.
 */
export function sampled(rows: Relation, { n, limit, seed }: { n: number; limit: number; seed: number }): Relation {
  const picked = n > SMALL_PART * limit ? thinned(rows, { part: (MARGIN * limit) / n, seed }) : rows
  return { op: 'sample', input: picked, rows: limit, seed }
}

function thinned(rows: Relation, { part, seed }: { part: number; seed: number }): Relation {
  const row = call('add', { kind: 'cast', type: 'double', arg: column('_row') }, double(seed))
  const turned = call('multiply', row, double(GOLDEN))
  // Doubles all the way, which `floor` would leave.
  const below = call('roundDown', turned, { kind: 'literal', value: 0, type: 'integer' })
  return filter(rows, call('lt', call('subtract', turned, below), double(part)), { reason: 'sample' })
}

/** Those of the columns that have missing cells at all; the others need not be asked. */
export function withGaps(columns: readonly Pick<Column, 'id' | 'profile'>[]): string[] {
  return columns.filter(({ profile }) => profile.nulls > 0).map(({ id }) => id)
}
