import type { CompareAnswer, CompareRequest } from '../../../contract/analysis/compare.ts'
import type { Column } from '../../../contract/column.ts'
import { DomainError } from '../../../contract/problem.ts'
import type { Relation } from '../../../contract/relation.ts'
import { tooFew } from '../columns.ts'
import type { Steps } from '../method.ts'
import { chooseCounts } from './choose.ts'
import { type Contingency, contingency } from './contingency.ts'
import { countsAnswer } from './countsAnswer.ts'
import { type Counts, countsOfPairs } from './countsOfPairs.ts'
import { fisherExact } from './fisherExact.ts'
import { effectsOf, type Outcome } from './tests.ts'

/** All tables with the same margins are gone through. */
const EXACT_MAX = 200_000

/** Groups between groups, from their counts. */
export function* compareCounts(
  request: CompareRequest,
  rows: Relation,
  columns: [Column, Column],
): Steps<CompareAnswer> {
  const [value, group] = columns
  const counted = yield* countsOfPairs(rows, value, group)
  const plain = contingency(counted.counts)
  if (plain === null) tooFew('at least two different values in each of the two columns')
  const isTwoByTwo = counted.rows.length === 2 && counted.columns.length === 2
  const choice = choiceOf(request.test, isTwoByTwo, plain)
  const outcome = choice.test === 'fisher' ? ofFisher(counted, plain) : ofChiSquare(plain)
  return countsAnswer({ columns, counted, test: plain, outcome, why: choice.why })
}

function choiceOf(test: CompareRequest['test'], isTwoByTwo: boolean, { leastExpected, n }: Contingency) {
  if (test === 'auto') return chooseCounts(isTwoByTwo, leastExpected)
  if (test === 'chiSquare') return { test, why: 'analysis.compare.why.asked' }
  if (test === 'fisher' && n > EXACT_MAX)
    throw new DomainError('invalid_plan', `Fisher's exact test is for at most ${EXACT_MAX} rows; ask for chiSquare.`)
  if (test === 'fisher' && isTwoByTwo) return { test, why: 'analysis.compare.why.asked' }
  const detail =
    test === 'fisher' ? "Fisher's exact test is for two columns of two values." : 'That test needs numbers.'
  throw new DomainError('invalid_plan', detail)
}

const nothing = { df2: null, difference: null, interval: null, postHoc: null }

function ofChiSquare({ statistic, df, p, vCorrected }: Contingency): Outcome {
  return { ...nothing, test: 'chiSquare', statistic, df, p, effects: effectsOf({ cramersV: vCorrected }) }
}

function ofFisher({ counts }: Counts, { vCorrected }: Contingency): Outcome {
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = counts
  const { p, oddsRatio } = fisherExact([
    [a, b],
    [c, d],
  ])
  return {
    ...nothing,
    test: 'fisher',
    statistic: oddsRatio,
    df: null,
    p,
    effects: effectsOf({ oddsRatio, cramersV: vCorrected }),
  }
}
