import { expect, test } from 'vitest'
import type { Format } from '../contract/chart.ts'
import {
  epochOf,
  formatAgo,
  formatBytes,
  formatCount,
  formatDate,
  formatExact,
  formatPercent,
  formatValue,
} from './format.ts'

const number: Format = { kind: 'number', unit: null, fractionDigits: 2, timeUnit: null }
const euro: Format = { ...number, kind: 'money', unit: 'EUR' }
const day: Format = { ...number, kind: 'date' }

test('numbers are grouped, minus is a minus sign, nothing is a dash', () => {
  expect(formatValue(-1234.5, number)).toBe('\u22121,234.5')
  expect(formatValue(null, number)).toBe('–')
  expect(formatCount(-3)).toBe('\u22123')
})

test('an axis is compact, a key figure over a million has three significant digits', () => {
  expect(formatValue(482_300, number, 'axis')).toBe('482.3K')
  expect(formatValue(70_844.89, euro, 'kpi')).toBe('€70,844.89')
  expect(formatValue(12_434_130_000, euro, 'kpi')).toBe('€12.4B')
})

test('a decimal too long for a double is written to its last digit', () => {
  expect(formatValue('12345678901234567.89', number)).toBe('12,345,678,901,234,567.89')
})

test('numbers that stand under each other share their fraction digits; where a figure is explained it has them all', () => {
  expect(formatValue(33, number, 'cell')).toBe('33.00')
  expect(formatValue(1022.385, { ...number, fractionDigits: 3 }, 'cell')).toBe('1,022.385')
  expect(formatValue(231_067.4, number, 'short')).toBe('231K')
  expect(formatValue(2_999_900, number, 'short')).toBe('3.00M')
  expect(formatExact(28_693.9493, number)).toBe('28,693.9493')
  expect(formatExact(0.1 + 0.2, number)).toBe('0.3')
})

test('percentages are stored in percent and written with one decimal', () => {
  expect(formatValue(12.45, { ...number, kind: 'percent', unit: '%' })).toBe('12.5%')
  expect(formatPercent(-0.083)).toBe('\u22128.3%')
  expect(formatPercent(0.44)).toBe('44.0%')
})

test('dates are written as they stand in the file, whatever the zone of the reader', () => {
  expect(formatValue('2026-06-02', day)).toBe('Tue, Jun 2, 2026')
  expect(formatValue('2026-06-02', day, 'cell')).toBe('Jun 2, 2026')
  expect(formatDate('2026-04-01', 'quarter')).toBe('Q2 2026')
  expect(formatDate(2006, 'year')).toBe('2006')
  expect(formatDate('not a date', 'day')).toBe('not a date')
})

test('a moment of the data is read without a zone', () => {
  expect(epochOf('2026-06-02T10:30:00')).toBe(Date.UTC(2026, 5, 2, 10, 30))
  expect(epochOf('2026-06-02 10:30:00')).toBe(Date.UTC(2026, 5, 2, 10, 30))
  expect(epochOf('1985')).toBe(Date.UTC(1985, 0, 1))
  expect(epochOf(null)).toBeNull()
})

test('sizes and ages are short', () => {
  expect(formatBytes(512)).toBe('512 bytes')
  expect(formatBytes(1_355_781)).toBe('1.4 MB')
  expect(formatAgo('2026-11-21T03:00:00Z', Date.parse('2026-11-21T05:10:00Z'))).toBe('2h ago')
})
