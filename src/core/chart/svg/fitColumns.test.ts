import { expect, test } from 'vitest'
import { textWidth } from '../echarts/textWidth.ts'
import { fitColumns } from './fitColumns.ts'

const sheet = {
  heads: ['A name that is long enough to be cut', '2024', '2025', 'Total'],
  isNumeric: [false, true, true, true],
  rows: [['Something quite long as well, really', '$1,234,567.00', '$2,345,678.00', '$3,580,245.00']],
}

test('a table fills its width', () => {
  const widths = fitColumns(sheet, 900)
  expect(widths).toHaveLength(4)
  expect(widths.reduce((a, b) => a + b, 0)).toBeCloseTo(900)
})

test('texts give way to numbers, and columns that find no room are left out; a number is never cut', () => {
  for (const width of [900, 400, 330, 240, 160]) {
    const widths = fitColumns(sheet, width)
    widths.forEach((wide, i) => {
      if (i > 0) expect(wide).toBeGreaterThan(textWidth(sheet.rows[0]?.[i] ?? ''))
    })
    expect(widths.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(width + 1e-6)
  }
  expect(fitColumns(sheet, 240)).toHaveLength(2)
})
