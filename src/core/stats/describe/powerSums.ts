import type { Column } from '../../../contract/column.ts'
import type { ResultTable } from '../../../contract/plan.ts'
import type { Aggregate, Expression, Named, Relation } from '../../../contract/relation.ts'
import { aggregate, call, column, project } from '../../relation/build.ts'
import { asDouble, double, figuresOf } from '../figures.ts'
import { isOffCentre, type PowerSums } from './moments.ts'

/** What one pass over all rows tells of a column of numbers. */
export interface Scanned extends PowerSums {
  min: number | null
  max: number | null
  /** null where they were not counted. */
  zeros: number | null
  negatives: number | null
}

/** A column and the place near its mean that powers are taken around. */
export interface Centred {
  of: Column
  centre: number
}

/**
 * One row: sums of the first four powers around the centres, smallest and largest of each column; and with `signs`, which
 * cost as much again where a column lies on both sides of zero, zeros and negatives.
 */
export function powerSums(rows: Relation, columns: readonly Centred[], signs: boolean): Relation {
  const around = project(
    rows,
    columns.flatMap(({ of, centre }, i) => [
      { as: `x${i}`, value: asDouble(of) },
      { as: `d${i}`, value: call('subtract', asDouble(of), double(centre)) },
    ]),
  )
  const squared = project(
    around,
    columns.flatMap((_, i) => [
      { as: `x${i}`, value: column(`x${i}`) },
      { as: `d${i}`, value: column(`d${i}`) },
      { as: `q${i}`, value: call('multiply', column(`d${i}`), column(`d${i}`)) },
    ]),
  )
  return aggregate(
    squared,
    [],
    [{ as: 'rows', value: { fn: 'count' } }, ...columns.flatMap(({ of }, i) => sums(of, i, signs))],
  )
}

/** What the profile rules out for all rows need not be counted. */
const isOpen = ({ profile }: Column) => profile.nulls > 0
const reaches = ({ profile }: Column) => ({ zero: !(Number(profile.min) > 0), below: !(Number(profile.min) >= 0) })

function sums(of: Column, i: number, signs: boolean): Named<Aggregate>[] {
  const [x, d, q] = [column(`x${i}`), column(`d${i}`), column(`q${i}`)]
  const { zero, below } = reaches(of)
  const counted = (as: string, where: Expression): Named<Aggregate> => ({
    as: `${as}${i}`,
    value: { fn: 'count', where },
  })
  return [
    ...(isOpen(of) ? [{ as: `n${i}`, value: { fn: 'count' as const, arg: x } }] : []),
    { as: `s1_${i}`, value: { fn: 'sum', arg: d } },
    { as: `s2_${i}`, value: { fn: 'sum', arg: q } },
    { as: `s3_${i}`, value: { fn: 'sum', arg: call('multiply', q, d) } },
    { as: `s4_${i}`, value: { fn: 'sum', arg: call('multiply', q, q) } },
    { as: `min${i}`, value: { fn: 'min', arg: x } },
    { as: `max${i}`, value: { fn: 'max', arg: x } },
    ...(signs && zero ? [counted('zeros', call('eq', x, double(0)))] : []),
    ...(signs && below ? [counted('negatives', call('lt', x, double(0)))] : []),
  ]
}

/** The answer to `powerSums`. Sums beyond the range of doubles are NaN. */
export function readPowerSums(
  table: ResultTable | undefined,
  columns: readonly Centred[],
): { of: Column; sums: Scanned }[] {
  const figure = figuresOf(table)
  const sum = (name: string, n: number) => (n === 0 ? 0 : (figure(name) ?? Number.NaN))
  return columns.map(({ of, centre }, i) => {
    const n = figure(isOpen(of) ? `n${i}` : 'rows') ?? 0
    const sums = {
      ...{ n, centre, s1: sum(`s1_${i}`, n), s2: sum(`s2_${i}`, n), s3: sum(`s3_${i}`, n), s4: sum(`s4_${i}`, n) },
      ...{ min: figure(`min${i}`), max: figure(`max${i}`) },
      zeros: reaches(of).zero ? figure(`zeros${i}`) : 0,
      negatives: reaches(of).below ? figure(`negatives${i}`) : 0,
    }
    return { of, sums }
  })
}

/** Where the powers are better taken around, of those columns whose first guess was off. */
export function recentred(scanned: readonly { of: Column; sums: Scanned }[]): Centred[] {
  const off = scanned.filter(({ sums }) => isOffCentre(sums))
  return off.map(({ of, sums }) => ({ of, centre: sums.centre + sums.s1 / sums.n }))
}

/** The mean that the table's profile knows, of all rows: near the mean of most parts of them, and costs no pass. */
export function firstCentre({ profile }: Column): number {
  return profile.mean !== null && Number.isFinite(profile.mean) ? profile.mean : 0
}
