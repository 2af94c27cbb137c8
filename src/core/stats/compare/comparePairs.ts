import type { CompareAnswer, CompareRequest } from '../../../contract/analysis/compare.ts'
import type { Column } from '../../../contract/column.ts'
import { DomainError } from '../../../contract/problem.ts'
import type { Relation } from '../../../contract/relation.ts'
import { call, column, project } from '../../relation/build.ts'
import { tooFew } from '../columns.ts'
import { momentsOfSums } from '../describe/moments.ts'
import { powerSums, readPowerSums } from '../describe/powerSums.ts'
import { shapiroWilk } from '../describe/shapiroWilk.ts'
import { asDouble } from '../figures.ts'
import type { MethodInput, Steps } from '../method.ts'
import { complete, countComplete, numbersAt, readComplete } from '../rows.ts'
import { choosePaired } from './choose.ts'
import { compareAnswer } from './compareAnswer.ts'
import { ROWS_READ, SEED, TESTED_MAX } from './compared.ts'
import { testPairs } from './tests.ts'

/** Two columns of numbers row by row, through their differences. */
export function* comparePairs(
  request: CompareRequest,
  input: MethodInput,
  [first, second]: [Column, Column],
): Steps<CompareAnswer> {
  const ids = [first.id, second.id]
  const used = complete(input.rows, ids)
  const cells = [
    { as: 'x', value: asDouble(first) },
    { as: 'y', value: asDouble(second) },
    { as: 'd', value: call('subtract', asDouble(first), asDouble(second)) },
  ]
  const differences = project(used, cells)
  const picked: Relation = { op: 'sample', input: used, rows: ROWS_READ, seed: SEED }
  const centres = yield* means(differences)
  const columns = ['x', 'y', 'd'].map((id, i) => ({
    of: { ...first, id, type: 'double' as const },
    centre: centres[i] ?? 0,
  }))
  const [counted, sums, read] = yield [
    { relation: countComplete(input.rows, ids) },
    { relation: powerSums(differences, columns, false) },
    { relation: project(picked, cells), maxRows: ROWS_READ },
  ]
  const { n, nulls } = readComplete(counted)
  if (n < 2) tooFew('at least two rows in which both columns have a value')
  const [a, b, d] = readPowerSums(sums, columns).map((own, i) => {
    const { mean, m2 } = momentsOfSums(own.sums)
    return { level: [first.name, second.name, ''][i] ?? '', n, mean, ss: m2, values: numbersAt(read, i) }
  })
  if (!a || !b || !d) throw new Error('three columns were asked for')
  const checkedD = { n, shapiro: shapiroWilk(d.values.slice(0, TESTED_MAX).sort()) }
  const choice = chosen(request.test, () => choosePaired(checkedD))
  return compareAnswer({
    ...{ value: first, by: second.name, groupColumn: null, request, n, nulls, samples: [a, b], spread: null },
    ...{ checked: [checkedD, checkedD], outcome: testPairs(choice.test, d, request.confidence), why: choice.why },
    isSample: n > ROWS_READ && choice.test === 'wilcoxon',
  })
}

function* means(rows: Relation): Steps<number[]> {
  const measures = ['x', 'y', 'd'].map(id => ({ as: id, value: { fn: 'mean' as const, arg: column(id) } }))
  const [table] = yield [{ relation: { op: 'aggregate', input: rows, groups: [], measures } }]
  return [0, 1, 2].map(i => {
    const mean = numbersAt(table, i)[0] ?? 0
    return Number.isFinite(mean) ? mean : 0
  })
}

function chosen(
  test: CompareRequest['test'],
  auto: () => ReturnType<typeof choosePaired>,
): ReturnType<typeof choosePaired> {
  if (test === 'auto') return auto()
  if (test === 'pairedT' || test === 'wilcoxon') return { test, why: 'analysis.compare.why.asked' }
  throw new DomainError('invalid_plan', 'Two columns row by row are compared by pairedT or wilcoxon.')
}
