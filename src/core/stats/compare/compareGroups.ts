import type { CompareAnswer, CompareRequest } from '../../../contract/analysis/compare.ts'
import type { Column } from '../../../contract/column.ts'
import { DomainError } from '../../../contract/problem.ts'
import type { Relation } from '../../../contract/relation.ts'
import { column, project } from '../../relation/build.ts'
import { tooFew } from '../columns.ts'
import { shapiroWilk } from '../describe/shapiroWilk.ts'
import { asDouble } from '../figures.ts'
import type { Steps } from '../method.ts'
import { complete, countComplete, numbersAt, readComplete } from '../rows.ts'
import { type Choice, chooseBetween } from './choose.ts'
import { compareAnswer } from './compareAnswer.ts'
import { ROWS_READ, SEED, TESTED_MAX } from './compared.ts'
import { groupSums } from './groupSums.ts'
import { brownForsythe } from './spread.ts'
import { type BetweenTest, type Sample, testGroups } from './tests.ts'

const GROUPS_MAX = 50

/** Numbers between groups: means from sums over all rows, ranks and checks from rows that are read. */
export function* compareGroups(
  request: CompareRequest,
  rows: Relation,
  { value, group }: { value: Column; group: Column },
): Steps<CompareAnswer> {
  const ids = [value.id, group.id]
  const used = complete(rows, ids)
  const sums = yield* groupSums(used, value, group)
  if (sums.length < 2) tooFew('values of at least two groups')
  if (sums.length > GROUPS_MAX)
    throw new DomainError(
      'invalid_plan',
      `"${group.name}" has ${sums.length} groups; at most ${GROUPS_MAX} can be compared.`,
    )
  if (sums.some(({ n }) => n < 2)) tooFew('at least two values in each group')
  const cells = [
    { as: 'x', value: asDouble(value) },
    { as: 'level', value: column(group.id) },
  ]
  const picked: Relation = { op: 'sample', input: used, rows: ROWS_READ, seed: SEED }
  const [counted, read] = yield [
    { relation: countComplete(rows, ids) },
    { relation: project(picked, cells), maxRows: ROWS_READ },
  ]
  const x = numbersAt(read, 0)
  const levels = read?.data[1] ?? []
  const samples = sums.map((own): Sample => ({ ...own, values: x.filter((_, i) => (levels[i] ?? null) === own.level) }))
  const checked = samples.map(({ n, values }) => ({ n, shapiro: shapiroWilk(values.slice(0, TESTED_MAX).sort()) }))
  const spread = brownForsythe(samples.map(({ values }) => values))
  const choice = choiceOf(request.test, samples, () => chooseBetween(checked, spread?.p ?? null))
  const outcome = testGroups(choice.test, samples, request.confidence)
  const { n, nulls } = readComplete(counted)
  const isRanked = choice.test === 'mannWhitney' || choice.test === 'kruskalWallis'
  return compareAnswer({
    ...{ value, by: group.name, groupColumn: group, request, n, nulls, samples, checked, spread, outcome },
    ...{ why: choice.why, isSample: n > ROWS_READ && isRanked },
  })
}

type Chosen = Choice<Exclude<BetweenTest, 'auto'>>

function choiceOf(test: CompareRequest['test'], samples: readonly Sample[], auto: () => Chosen): Chosen {
  const why = 'analysis.compare.why.asked'
  switch (test) {
    case 'auto':
      return auto()
    case 't':
    case 'welch':
    case 'mannWhitney':
      if (samples.length === 2) return { test, why }
      throw new DomainError(
        'invalid_plan',
        `This test compares two groups; here are ${samples.length}. Name two in levels.`,
      )
    case 'anova':
    case 'welchAnova':
    case 'kruskalWallis':
      return { test, why }
    default:
      throw new DomainError('invalid_plan', 'That test needs two columns of numbers, row by row.')
  }
}
