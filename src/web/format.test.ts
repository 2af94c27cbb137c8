import { expect, test } from 'vitest'
import { formatAgo, formatBytes } from './format.ts'

test('sizes and ages are short', () => {
  expect(formatBytes(512)).toBe('512 bytes')
  expect(formatBytes(1_355_781)).toBe('1.4 MB')
  expect(formatAgo('2026-11-21T03:00:00Z', Date.parse('2026-11-21T05:10:00Z'))).toBe('2h ago')
})
