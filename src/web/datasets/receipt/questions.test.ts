import { expect, test } from 'vitest'
import type { Repair } from '../../../contract/receipt.ts'
import { questionsOf } from './questions.ts'

const choice = (format: string, examples: string, isLikely = true) => ({
  message: { code: 'repair.choose_date_format', params: { column: 'Day', format, examples } },
  change: { tables: [{ sheet: null, index: 0, columns: [{ column: 'c1', format }] }] },
  isLikely,
})
const repair: Repair = {
  message: { code: 'repair.date_order_ambiguous', params: { format: 'DD/MM/YYYY', other: 'MM/DD/YYYY' } },
  count: 40,
  columnId: 'c1',
  examples: [
    { row: 2, raw: '03/04/2024', read: '2024-04-03' },
    { row: 3, raw: '05, 06/2024', read: '2024-06-05' },
  ],
  choices: [
    choice('MM/DD/YYYY', '03/04/2024 is 2024-03-04, 05, 06/2024 is 2024-05-06'),
    choice('DD/MM/YYYY', '03/04/2024 is 2024-04-03, 05, 06/2024 is 2024-06-05'),
  ],
}

test('a choice that is as likely is a question: the reading taken first, the same cells under each', () => {
  const [question] = questionsOf([repair])
  expect(question?.readings.map(({ isTaken, examples }) => [isTaken, examples.map(({ read }) => read)])).toEqual([
    [true, ['2024-04-03', '2024-06-05']],
    [false, ['2024-03-04', '2024-05-06']],
  ])
})

test('a choice that is not likely is no question', () => {
  expect(questionsOf([{ ...repair, choices: [choice('YYYY', '', false)] }])).toEqual([])
  expect(questionsOf([{ ...repair, choices: undefined }])).toEqual([])
})
