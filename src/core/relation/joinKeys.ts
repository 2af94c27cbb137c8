import type { Column } from '../../contract/column.ts'
import type { ResultTable } from '../../contract/plan.ts'
import type { Relation, Scan } from '../../contract/relation.ts'
import { aggregate, column } from './build.ts'
import { isNamed } from './links.ts'

interface Joined {
  id: string
  name: string
  columns: readonly Column[]
}

/** A column here and one there by which rows may be joined. */
export interface JoinKey<T extends Joined = Joined> {
  from: { table: Joined; column: Column }
  to: { table: T; column: Column }
  /** The names say so. */
  isNamed: boolean
}

/** What a join by a pair of columns would give. */
export interface JoinFigures {
  values: number
  matched: number
  rowsAfter: number
}

const MOST = 12
/** Share of the values here that must be found there: more where nothing but values speaks for the pair. */
const FOUND = { named: 0.01, unnamed: 0.5 }
const FEW = 5

/** Pairs worth asking about, the likeliest first: like names, and one row there for each value. */
export function joinKeys<T extends Joined>(from: Joined, others: readonly T[]): JoinKey<T>[] {
  const pairs = others.flatMap(to =>
    from.columns.flatMap(a =>
      to.columns.flatMap(b => {
        const pair = { from: { table: from, column: a }, to: { table: to, column: b } }
        const key = { ...pair, isNamed: isNamed(pair) }
        return mayJoin(key) ? [{ key, score: scoreOf(key) }] : []
      }),
    ),
  )
  return pairs
    .sort((x, y) => y.score - x.score)
    .slice(0, MOST)
    .map(({ key }) => key)
}

function mayJoin({ from: { column: a }, to: { column: b }, isNamed }: JoinKey): boolean {
  const isFilled = ({ profile }: Column) => profile.distinct > 1 || (profile.distinct === 1 && isNamed)
  if (!isFilled(a) || !isFilled(b) || !areAlike(a, b) || !mayMeet(a, b)) return false
  if (isNamed) return a.type !== 'double' && b.type !== 'double'
  const names = ({ role, type }: Column) =>
    (type === 'text' && (role === 'identifier' || role === 'dimension')) ||
    (type === 'integer' && role === 'identifier')
  return names(a) && names(b) && isUnique(b) && a.profile.distinct >= FEW
}

function areAlike(a: Column, b: Column): boolean {
  const isNumber = ({ type }: Column) => type === 'integer' || type === 'decimal' || type === 'double'
  return a.type === b.type || (isNumber(a) && isNumber(b))
}

/** Whether there can be a common value at all: ranges that lie apart have none. */
function mayMeet(a: Column, b: Column): boolean {
  const isBefore = (x: Column['profile']['max'], y: Column['profile']['min']) => {
    if (x === null || y === null) return false
    if (a.type === 'integer' || a.type === 'decimal') return Number(x) < Number(y)
    // Texts stand in the order of their bytes, which JavaScript's is not beyond the basic plane.
    return a.type === 'date' || a.type === 'timestamp' ? String(x) < String(y) : false
  }
  return !isBefore(a.profile.max, b.profile.min) && !isBefore(b.profile.max, a.profile.min)
}

function isUnique({ profile }: Column): boolean {
  return profile.distinct === profile.rows - profile.nulls
}

function scoreOf({ from: { column: a }, to: { column: b }, isNamed }: JoinKey): number {
  const isKey = isUnique(b) ? 2 : 0
  const isId = Number(a.role === 'identifier') + Number(b.role === 'identifier')
  const common = b.profile.top.filter(({ value }) => a.profile.top.some(other => other.value === value)).length
  return (isNamed ? 4 : 0) + isKey + isId + Math.min(common, 4) / 4 - (a.role === 'measure' ? 2 : 0)
}

/** One row: the different values here, how many of them are there, and the rows after a join that keeps all here. */
export function joinFiguresRelation(from: Scan, a: Column, to: Scan, b: Column): Relation {
  const counted = (scan: Scan, { id }: Column, as: string) =>
    aggregate(scan, [{ as, value: column(id) }], [{ as: `${as}_rows`, value: { fn: 'count' } }])
  const joined: Relation = {
    op: 'join',
    left: counted(from, a, 'a'),
    right: counted(to, b, 'b'),
    kind: 'left',
    on: [{ left: 'a', right: 'b' }],
  }
  const partners = { kind: 'call', fn: 'coalesce', args: [column('b_rows'), one] } as const
  const rows = { kind: 'call', fn: 'multiply', args: [column('a_rows'), partners] } as const
  return aggregate(
    joined,
    [],
    [
      { as: 'values', value: { fn: 'count', arg: column('a') } },
      { as: 'matched', value: { fn: 'count', arg: column('b') } },
      { as: 'rowsAfter', value: { fn: 'sum', arg: rows } },
    ],
  )
}

const one = { kind: 'literal', value: 1, type: 'integer' } as const

export function readJoinFigures({ data }: ResultTable): JoinFigures {
  const [values = 0, matched = 0, rowsAfter = 0] = data.map(cells => Number(cells[0] ?? 0))
  return { values, matched, rowsAfter }
}

/** Whether so few values are found that the pair is none. */
export function isWorthJoining({ isNamed }: JoinKey, { values, matched }: JoinFigures): boolean {
  return matched > 0 && matched >= values * (isNamed ? FOUND.named : FOUND.unnamed)
}
