import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalText, numberText } from './numbers.ts'

const textOf = (raw: string) => numberText(`<v>${raw}</v>`, 3, 3 + raw.length)

test.each([
  ['0', '0'],
  ['-0', '0'],
  ['0.0', '0'],
  ['007', '7'],
  ['1.50', '1.5'],
  ['3.', '3'],
  ['-12.25', '-12.25'],
  ['0.41000000000000003', '0.41'],
  ['0.40999999999999998', '0.41'],
  ['4.0999999999999996', '4.1'],
  ['1E5', '100000'],
  ['1.2345E+3', '1234.5'],
  ['1e20', '100000000000000000000'],
  ['1e21', '1e+21'],
  ['1.5E-7', '0.00000015'],
  ['-1E-7', '-0.0000001'],
  ['1.5E-15', '0.0000000000000015'],
  ['1.5E-16', '1.5e-16'],
  ['0.00000001', '0.00000001'],
  ['1.7976931348623157E+308', '1.7976931348623157e+308'],
  ['0.000001', '0.000001'],
  ['0.30000000000000004', '0.3'],
  ['123456789.12345679', '123456789.123457'],
  [' 7 ', '7'],
])('%s is shown as %s', (raw, shown) => {
  expect(textOf(raw)).toBe(shown)
})

test('the digits of a long whole number stay as stored, since it may be an identifier', () => {
  expect(textOf('9007199254740993')).toBe('9007199254740993')
  expect(textOf('12345678901234567890')).toBe('12345678901234567890')
})

test.each(['', 'abc', '0x10', '1e999', 'NaN', 'Infinity', '1,5', '--1'])('%j is no number', raw => {
  expect(textOf(raw)).toBeNull()
})

test('a double keeps its value to 15 digits and its text is a fixed point', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), x => {
      const text = decimalText(x)
      expect(Math.abs(Number(text) - x)).toBeLessThanOrEqual(Math.abs(x) * 5e-15 + Number.MIN_VALUE)
      expect(textOf(text)).toBe(text)
      if (Math.abs(x) < 1e21 && (x === 0 || Math.abs(x) >= 1e-15)) expect(text).not.toContain('e')
    }),
    { seed: 5, numRuns: 3000 },
  )
})

test('a decimal of 15 digits is shown as it was typed', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.integer({ min: 1, max: 12 }), (n, places) => {
      const digits = String(n)
        .slice(0, 15)
        .padStart(places + 1, '0')
      const typed = `${digits.slice(0, -places)}.${digits.slice(-places)}`
        .replace(/^0+(?=\d)/, '')
        .replace(/\.?0+$/, '')
      expect(decimalText(Number(typed))).toBe(typed)
    }),
    { seed: 6, numRuns: 3000 },
  )
})
