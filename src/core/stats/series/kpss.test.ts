import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kpssLevel } from './kpss.ts'

const file = new URL('../../../../../shared/data/timeseries/AirPassengers_monthly.csv', import.meta.url)
const passengers = existsSync(file)
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map(line => Number(line.split(',').at(-1)))
  : []
if (passengers.length === 0) console.info('skipped: ../shared/data/timeseries is not here')

// tseries 0.10: kpss.test(AirPassengers) gives KPSS Level = 2.7395, truncation lag parameter = 4.
test.skipIf(passengers.length === 0)('agrees with R on the airline passengers', () => {
  expect(kpssLevel(passengers)).toBeCloseTo(2.7395, 4)
})

test('stays low for a level that only wobbles, and is null where nothing varies', () => {
  const wobble = Array.from({ length: 200 }, (_, i) => (i * 7919) % 101)
  expect(kpssLevel(wobble)).toBeLessThan(0.463)
  expect(kpssLevel(Array.from({ length: 50 }, () => 3))).toBeNull()
  expect(kpssLevel([1, 2, 3])).toBeNull()
})
