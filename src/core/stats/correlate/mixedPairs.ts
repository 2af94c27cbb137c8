import type { Column } from '../../../contract/column.ts'
import type { ResultTable } from '../../../contract/plan.ts'
import type { Aggregate, Named, Relation } from '../../../contract/relation.ts'
import { aggregate, call, column, project } from '../../relation/build.ts'
import { contingency } from '../compare/contingency.ts'
import { countsOfPairs } from '../compare/countsOfPairs.ts'
import { firstCentre } from '../describe/powerSums.ts'
import { asDouble, double } from '../figures.ts'
import type { Steps } from '../method.ts'
import { complete, numbersAt } from '../rows.ts'
import { eta } from './association.ts'

/** A measure between 0 and 1 with its p. */
export interface Linked {
  n: number
  value: number | null
  p: number | null
}

/** Correlation ratios of every column of numbers with a column of groups, from sums of each group. */
export function* etasOf(rows: Relation, group: Column, numbers: readonly Column[]): Steps<Linked[]> {
  const around = project(complete(rows, [group.id]), [
    { as: 'group', value: column(group.id) },
    ...numbers.map((of, i) => ({ as: `d${i}`, value: call('subtract', asDouble(of), double(firstCentre(of))) })),
  ])
  const sums = numbers.flatMap((_, i): Named<Aggregate>[] => [
    { as: `n${i}`, value: { fn: 'count', arg: column(`d${i}`) } },
    { as: `s${i}`, value: { fn: 'sum', arg: column(`d${i}`) } },
    { as: `q${i}`, value: { fn: 'sum', arg: call('multiply', column(`d${i}`), column(`d${i}`)) } },
  ])
  const [table] = yield [{ relation: aggregate(around, [{ as: 'group', value: column('group') }], sums) }]
  return numbers.map((_, i) => etaOf(table, 1 + 3 * i))
}

function etaOf(table: ResultTable | undefined, from: number): Linked {
  const [n, s1, s2] = [0, 1, 2].map(k => numbersAt(table, from + k))
  const groups = Array.from(n ?? [], (count, g) => ({ n: count, s1: s1?.[g] || 0, s2: s2?.[g] || 0 })).filter(
    group => group.n > 0,
  )
  const found = eta(groups)
  return { n: groups.reduce((sum, group) => sum + group.n, 0), value: found?.eta ?? null, p: found?.p ?? null }
}

/** Cramer's V of two columns of groups, corrected for its bias. */
export function* cramersVOf(rows: Relation, first: Column, second: Column): Steps<Linked> {
  const counted = yield* countsOfPairs(rows, first, second)
  const test = contingency(counted.counts)
  return { n: counted.n, value: test?.vCorrected ?? null, p: test?.p ?? null }
}
