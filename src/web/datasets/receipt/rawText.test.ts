import { expect, test } from 'vitest'
import { rawText } from './rawText.ts'

test('a skipped row shows the cells that hold something', () => {
  expect(rawText('["Totals:",null,"","87506.52"]')).toBe('Totals: · 87506.52')
})

test('a line of text stays as it is', () => {
  expect(rawText('Report generated on: 2025')).toBe('Report generated on: 2025')
  expect(rawText('12')).toBe('12')
})
