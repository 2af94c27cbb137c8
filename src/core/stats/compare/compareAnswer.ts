import type { CompareAnswer, ComparedGroup } from '../../../contract/analysis/compare.ts'
import type { Message } from '../../../contract/message.ts'
import { studentQuantile } from '../special/student.ts'
import { assumptionsOf } from './assumptions.ts'
import type { Checked } from './choose.ts'
import { type Compared, ROWS_READ, SEED } from './compared.ts'
import { answerOf, remarksOf } from './compareSentences.ts'
import { picturesOf, tablesOf } from './compareTables.ts'
import { methodOf } from './methodWords.ts'
import { medianOf } from './spread.ts'
import type { Sample } from './tests.ts'

/** A comparison of numbers as every analysis is told. */
export function compareAnswer(compared: Compared): CompareAnswer {
  const { n, nulls, samples, spread, outcome, isSample } = compared
  const groups = samples.map((sample, i) => groupOf(sample, compared.checked[i], compared))
  const sampled: Message[] = isSample ? [{ code: 'analysis.compare.sampled', params: { rows: ROWS_READ } }] : []
  return {
    ...{ type: 'compare', n, nulls },
    answer: answerOf(compared, groups),
    remarks: [...remarksOf(compared), { code: compared.why, params: {} }],
    assumptions: assumptionsOf(compared),
    warnings: sampled,
    method: methodOf(outcome.test, isSample ? { rows: ROWS_READ, seed: SEED } : null),
    tables: tablesOf(compared, groups),
    pictures: picturesOf(compared, groups),
    result: { ...outcome, groups, spread, counts: null },
  }
}

function groupOf(sample: Sample, checked: Checked | undefined, { request, groupColumn }: Compared): ComparedGroup {
  const { level, n, mean, ss, values } = sample
  const sd = Math.sqrt(ss / (n - 1))
  const reach = (studentQuantile((1 + request.confidence) / 2, n - 1) * sd) / Math.sqrt(n)
  const shapiro = groupColumn === null ? null : (checked?.shapiro ?? null)
  return {
    ...{ level, n, mean: known(mean), sd: known(sd), median: medianOf(values) },
    interval: Number.isFinite(mean + reach) ? [mean - reach, mean + reach] : null,
    shapiroWilk: shapiro && { statistic: shapiro.W, p: shapiro.p },
  }
}

const known = (x: number): number | null => (Number.isFinite(x) ? x : null)
