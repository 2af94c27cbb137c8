import { expect, test } from 'vitest'
import { buildColumn } from '../../test/factories/column.ts'
import { receiptLines } from './receiptText.ts'

const columns = [buildColumn({ id: 'c1', name: 'Amount' })]
const ledgers = {
  conservation: {
    read: 12,
    loaded: 9,
    rejected: 0,
    skipped: [
      { reason: 'subtotals', count: 2 },
      { reason: 'note', count: 1 },
    ],
  },
  cells: { read: 9, typed: 8, missing: 1, rejected: 0 },
}

test('a receipt shows both ledgers, and where the file and we do not agree', () => {
  const totals = {
    checked: 2,
    agreed: 1,
    disagreements: [{ columnId: 'c1', stated: 10.5, computed: 10, row: 7, over: { from: 2, to: 6 } }],
  }
  expect(receiptLines({ ...ledgers, totals, repairs: [] }, columns)).toEqual([
    '  rows    read 12 = loaded 9 + rejected 0 + subtotals 2 + notes 1',
    '  cells   read 9 = typed 8 + missing 1 + rejected 0',
    "  totals  1 of 2 columns agree with the file's own totals",
    '          Amount: the file says 10.5 in row 7, rows 2 to 6 sum to 10, off by -0.5',
  ])
})

test('a repair shows its examples and what else it may be; what can be decided otherwise is marked', () => {
  const repair = {
    message: { code: 'ingest.left_out_note', params: { count: 1 } },
    count: 1,
    columnId: null,
    examples: [{ row: 11, raw: 'End of\nreport', read: null }],
    undo: { tables: [] },
  }
  const totals = { checked: 0, agreed: 0, disagreements: [] }
  expect(receiptLines({ ...ledgers, totals, repairs: [repair] }, columns).slice(2)).toEqual([
    '  totals  the file states none',
    '  repair* 1 row of notes at the end was left out.',
    '          row 11: End of report',
  ])
})
