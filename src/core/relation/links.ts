import type { Column } from '../../contract/column.ts'
import type { ResultTable } from '../../contract/plan.ts'
import type { Relation, Scan } from '../../contract/relation.ts'
import { aggregate, column, filter } from './build.ts'

/** Two columns that may hold the same things. */
export interface LinkCandidate<T extends Linked = Linked> {
  from: { table: T; column: Column }
  to: { table: T; column: Column }
}

interface Linked {
  id: string
  name: string
  columns: readonly Column[]
}

const PAIRS_MAX = 40
/** Share of values that must be found again: less is needed where the names already agree. */
export const FOUND_NAMED = 0.5
export const FOUND_UNNAMED = 0.95

/**
 * Pairs worth asking about: `to` tells its rows apart, the kinds agree, and the names agree or both name things. Those
 * of like names come first.
 */
export function linkCandidates<T extends Linked>(tables: readonly T[]): LinkCandidate<T>[] {
  const pairs = tables.flatMap(from =>
    tables
      .filter(to => to !== from)
      .flatMap(to =>
        from.columns.flatMap(a =>
          to.columns.flatMap(b =>
            mayLink(from, a, to, b) ? [{ from: { table: from, column: a }, to: { table: to, column: b } }] : [],
          ),
        ),
      ),
  )
  return pairs.sort((x, y) => Number(isNamed(y)) - Number(isNamed(x))).slice(0, PAIRS_MAX)
}

function mayLink(from: Linked, a: Column, to: Linked, b: Column): boolean {
  const filled = b.profile.rows - b.profile.nulls
  if (a.type !== b.type || filled < 2 || b.profile.distinct < filled || b.profile.nulls > 0) return false
  if (isNamed({ from: { table: from, column: a }, to: { table: to, column: b } })) return true
  const named = (c: Column) => c.type === 'text' && (c.role === 'identifier' || c.role === 'dimension')
  return named(a) && named(b) && a.profile.distinct >= 5
}

/** The same name, or `<table> id` for the id of a table: customer_id and customers.id. */
export function isNamed({ from, to }: LinkCandidate): boolean {
  const [a, b] = [plain(from.column.name), plain(to.column.name)]
  const table = plain(to.table.name).replace(/s$/, '')
  return a === b || a === `${table}${b}` || (b === 'id' && (a === `${table}id` || a === table))
}

const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** One row: how many different values of `from` there are in `to`. */
export function matchesRelation(from: Scan, a: Column, to: Scan, b: Column): Relation {
  const distinct = (scan: Scan, { id }: Column, as: string) =>
    aggregate(
      filter(scan, { kind: 'call', fn: 'notNull', args: [column(id)] }, { reason: 'missing', column: id }),
      [{ as, value: column(id) }],
      [{ as: `${as}_rows`, value: { fn: 'count' } }],
    )
  const joined: Relation = {
    op: 'join',
    left: distinct(from, a, 'a'),
    right: distinct(to, b, 'b'),
    kind: 'inner',
    on: [{ left: 'a', right: 'b' }],
  }
  return aggregate(joined, [], [{ as: 'matched', value: { fn: 'count' } }])
}

export function readMatches({ data }: ResultTable): number {
  return Number(data[0]?.[0] ?? 0)
}
