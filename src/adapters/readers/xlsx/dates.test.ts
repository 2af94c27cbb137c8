import { expect, test } from 'vitest'
import { CellKind } from '../../../core/grid/cellKind.ts'
import { isoText, serialText } from './dates.ts'

const { date, timestamp, time, duration, number, text } = CellKind

test.each([
  // 1900 system
  [1, date, '1900-01-01', date],
  [59, date, '1900-02-28', date],
  [60, date, '1900-02-29', text],
  [61, date, '1900-03-01', date],
  [25_569, date, '1970-01-01', date],
  [45_351, date, '2024-02-29', date],
  [73_050, date, '2099-12-31', date],
  [2_958_465, date, '9999-12-31', date],
  [2_958_466, date, '2958466', number],
  [-1, date, '-1', number],
  [0, date, '00:00:00', time],
  [0.5, timestamp, '12:00:00', time],
  [45_000.5, date, '2023-03-15 12:00:00', timestamp],
  [45_000, timestamp, '2023-03-15 00:00:00', timestamp],
  [45_000.395833333336, timestamp, '2023-03-15 09:30:00', timestamp],
  [45_000.99999999999, timestamp, '2023-03-16 00:00:00', timestamp],
  [45_000.00001158, timestamp, '2023-03-15 00:00:01.001', timestamp],
  [0.39583333333333331, time, '09:30:00', time],
  [1.25, time, '1900-01-01 06:00:00', timestamp],
  [1.5, duration, '36:00:00', duration],
  [0.0625, duration, '01:30:00', duration],
  [-0.0625, duration, '-01:30:00', duration],
  [100, duration, '2400:00:00', duration],
] as const)('serial %s of the 1900 system with format kind %s is %s', (serial, kind, shown, shownKind) => {
  expect(serialText(serial, kind, false)).toEqual({ text: shown, kind: shownKind })
})

test.each([
  [0, date, '1904-01-01', date],
  [0.25, time, '06:00:00', time],
  [60, date, '1904-03-01', date],
  [42_735, date, '2021-01-01', date],
  [2_957_003, date, '9999-12-31', date],
  [2_957_004, date, '2957004', number],
] as const)('serial %s of the 1904 system with format kind %s is %s', (serial, kind, shown, shownKind) => {
  expect(serialText(serial, kind, true)).toEqual({ text: shown, kind: shownKind })
})

test('every day of the 1900 system from its day 61 on agrees with the calendar', () => {
  for (let serial = 61; serial <= 2_958_465; serial += 13) {
    const shown = new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10)
    expect(serialText(serial, date, false).text).toBe(shown)
  }
})

test.each([
  ['2024-01-02', number, '2024-01-02', date],
  ['2024-01-02T03:04:05', number, '2024-01-02 03:04:05', timestamp],
  ['2024-01-02T03:04:05.250Z', number, '2024-01-02 03:04:05.250', timestamp],
  ['2024-01-02T00:00:00', date, '2024-01-02', date],
  ['T09:30', number, '09:30:00', time],
  ['09:30:15', number, '09:30:15', time],
  ['next week', number, 'next week', text],
] as const)('the ISO text %s is %s', (raw, style, shown, kind) => {
  expect(isoText(raw, style)).toEqual({ text: shown, kind })
})
