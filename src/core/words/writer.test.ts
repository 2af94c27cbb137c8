import { expect, test } from 'vitest'
import type { Format } from '../../contract/chart.ts'
import { epochOf } from './dates.ts'
import { Writer } from './writer.ts'

const number: Format = { kind: 'number', unit: null, fractionDigits: 2, timeUnit: null }
const euro: Format = { ...number, kind: 'money', unit: 'EUR' }
const day: Format = { ...number, kind: 'date' }
const en = new Writer('en-US')

test('numbers are grouped, minus is a minus sign, nothing is a dash', () => {
  expect(en.value(-1234.5, number)).toBe('\u22121,234.5')
  expect(en.value(null, number)).toBe('–')
  expect(en.count(-3)).toBe('\u22123')
})

test('an axis is compact, a key figure over a million has three significant digits', () => {
  expect(en.value(482_300, number, 'axis')).toBe('482.3K')
  expect(en.value(70_844.89, euro, 'kpi')).toBe('€70,844.89')
  expect(en.value(12_434_130_000, euro, 'kpi')).toBe('€12.4B')
})

test('a figure is written as the people of its locale write it', () => {
  const de = new Writer('de-DE')
  expect(de.value(70_844.89, euro)).toBe('70.844,89\u00a0€')
  expect(de.value('2026-06-02', day, 'cell')).toBe('2. Juni 2026')
  expect(new Writer('ja').value(482_300, number, 'axis')).toBe('48.23万')
  expect(new Writer('en-US@posix').count(1000)).toBe('1,000')
})

test('a decimal too long for a double is written to its last digit', () => {
  expect(en.value('12345678901234567.89', number)).toBe('12,345,678,901,234,567.89')
})

test('numbers that stand under each other share their fraction digits; where a figure is explained it has them all', () => {
  expect(en.value(33, number, 'cell')).toBe('33.00')
  expect(en.value(1022.385, { ...number, fractionDigits: 3 }, 'cell')).toBe('1,022.385')
  expect(en.value(231_067.4, number, 'short')).toBe('231K')
  expect(en.value(2_999_900, number, 'short')).toBe('3.00M')
  expect(en.exact(28_693.9493, number)).toBe('28,693.9493')
  expect(en.exact(0.1 + 0.2, number)).toBe('0.3')
})

test('percentages are stored in percent and written with one decimal', () => {
  expect(en.value(12.45, { ...number, kind: 'percent', unit: '%' })).toBe('12.5%')
  expect(en.percent(-0.083)).toBe('\u22128.3%')
  expect(en.percent(0.44)).toBe('44.0%')
})

test('dates are written as they stand in the file, whatever the zone of the reader', () => {
  expect(en.value('2026-06-02', day)).toBe('Tue, Jun 2, 2026')
  expect(en.value('2026-06-02', day, 'cell')).toBe('Jun 2, 2026')
  expect(en.date('2026-04-01', 'quarter')).toBe('Q2 2026')
  expect(en.date(2006, 'year')).toBe('2006')
  expect(en.date('not a date', 'day')).toBe('not a date')
})

test('a moment of the data is read without a zone', () => {
  expect(epochOf('2026-06-02T10:30:00')).toBe(Date.UTC(2026, 5, 2, 10, 30))
  expect(epochOf('2026-06-02 10:30:00')).toBe(Date.UTC(2026, 5, 2, 10, 30))
  expect(epochOf('1985')).toBe(Date.UTC(1985, 0, 1))
  expect(epochOf(null)).toBeNull()
})
