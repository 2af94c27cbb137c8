import { expect, test } from 'vitest'
import { rejoinThousands } from './rejoinThousands.ts'

test('an amount that was cut at its thousands is put together again', () => {
  expect(rejoinThousands(['a', '$1', '150.00', '$12.00'], 3)).toEqual(['a', '$1,150.00', '$12.00'])
  expect(rejoinThousands(['-$1', '234', '567.00', 'x'], 2)).toEqual(['-$1,234,567.00', 'x'])
})

test('a row is left as it is where that does not make it as wide as the others', () => {
  expect(rejoinThousands(['a', '$1', '150.00', '$12.00'], 2)).toBeNull()
  expect(rejoinThousands(['a', '1', '150', 'b'], 3)).toBeNull()
  expect(rejoinThousands(['a', '$1', '150.00'], 3)).toBeNull()
})
