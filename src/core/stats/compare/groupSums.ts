import type { Column, Scalar } from '../../../contract/column.ts'
import type { ResultTable } from '../../../contract/plan.ts'
import type { Expression, Relation } from '../../../contract/relation.ts'
import { aggregate, call, column, project, sort } from '../../relation/build.ts'
import { literalFor } from '../../relation/literal.ts'
import { firstCentre } from '../describe/powerSums.ts'
import { asDouble, double } from '../figures.ts'
import type { Steps } from '../method.ts'
import { numbersAt } from '../rows.ts'
import type { Group } from './means.ts'

/** A group with the value that names it. */
export interface LevelSums extends Group {
  level: Scalar
}

/**
 * n, mean and squares around the mean of each group over all rows, in the order of their names. Sums are taken around the
 * mean of the table; where a group lies many of its own deviations away from it, a second pass takes them around its own.
 *
 * @param rows in which neither column is missing
 */
export function* groupSums(rows: Relation, value: Column, group: Column): Steps<LevelSums[]> {
  const centre = firstCentre(value)
  const [first] = yield [{ relation: sumsAround(rows, { value, group, centre: double(centre) }) }]
  const found = levelsOf(first, () => centre)
  if (!found.some(({ isFar }) => isFar)) return found.map(({ level, n, mean, ss }) => ({ level, n, mean, ss }))
  const means = new Map(found.map(({ level, mean }) => [level, mean]))
  const own = ownCentre(group, means, centre)
  const [second] = yield [{ relation: sumsAround(rows, { value, group, centre: own }) }]
  return levelsOf(second, level => means.get(level) ?? centre).map(({ level, n, mean, ss }) => ({ level, n, mean, ss }))
}

interface Around {
  value: Column
  group: Column
  centre: Expression
}

function sumsAround(rows: Relation, { value, group, centre }: Around): Relation {
  const around = project(rows, [
    { as: 'level', value: column(group.id) },
    { as: 'd', value: call('subtract', asDouble(value), centre) },
  ])
  const d = column('d')
  const sums = aggregate(
    around,
    [{ as: 'level', value: column('level') }],
    [
      { as: 'n', value: { fn: 'count', arg: d } },
      { as: 's', value: { fn: 'sum', arg: d } },
      { as: 'q', value: { fn: 'sum', arg: call('multiply', d, d) } },
    ],
  )
  return sort(sums, [{ by: column('level'), direction: 'asc' }])
}

function ownCentre(group: Column, means: ReadonlyMap<Scalar, number>, otherwise: number): Expression {
  const branches = [...means].flatMap(([level, mean]) => {
    const literal = level === null ? null : literalFor(group.type, level)
    return literal === null ? [] : [call('eq', column(group.id), literal), double(mean)]
  })
  return call('case', ...branches, double(otherwise))
}

function levelsOf(
  table: ResultTable | undefined,
  centreOf: (level: Scalar) => number,
): (LevelSums & { isFar: boolean })[] {
  const [n, s, q] = [1, 2, 3].map(i => numbersAt(table, i))
  return (table?.data[0] ?? []).map((level, i) => {
    const [count, sum, squares] = [n?.[i] ?? 0, s?.[i] ?? 0, q?.[i] ?? 0]
    const away = (sum / count) * sum
    const ss = Math.max(0, squares - away)
    return { level, n: count, mean: centreOf(level) + sum / count, ss, isFar: away > 100 * ss && away > 0 }
  })
}
