import { expect, it } from 'vitest'
import { backupName, rotate } from './rotate.ts'

const DAY_MS = 86_400_000
const start = Date.parse('2026-11-21T03:00:00Z')
const daily = Array.from({ length: 60 }, (_, day) => backupName(new Date(start - day * DAY_MS)))
const left = (names: string[]) => {
  const gone = new Set(rotate(names))
  return names.filter(name => !gone.has(name))
}

it('keeps seven days and the newest of four weeks', () => {
  expect(left(daily).map(name => name.slice(12, 22))).toEqual([
    ...['2026-11-21', '2026-11-20', '2026-11-19', '2026-11-18', '2026-11-17', '2026-11-16', '2026-11-15'],
    ...['2026-11-08', '2026-11-01'],
  ])
})

it('keeps the newest of a day', () => {
  const names = ['03', '09', '21'].map(hour => backupName(new Date(`2026-11-20T${hour}:00:00Z`)))
  expect(rotate(names)).toEqual(names.slice(0, 2))
})

it('says the same again once its advice was followed, and never removes the newest or a file of another name', () => {
  expect(rotate(left(daily))).toEqual([])
  expect(rotate(daily, { days: 0, weeks: 0 })).not.toContain(daily[0])
  expect(rotate(['before-the-move.tar.gz', 'datainsight.tar.gz'], { days: 0, weeks: 0 })).toEqual([])
})
