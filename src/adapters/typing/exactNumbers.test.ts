import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { typingInFolder } from '../../../test/factories/typedTable.ts'

const { column } = typingInFolder()

describe('numbers', () => {
  it('keep the exact value of their text, however it is dressed', async () => {
    const digits = fc.tuple(fc.bigInt({ min: -(10n ** 11n), max: 10n ** 11n }), fc.integer({ min: 0, max: 6 }))
    await fc.assert(
      fc.asyncProperty(fc.array(digits, { minLength: 1, maxLength: 30 }), fc.boolean(), async (numbers, isEuropean) => {
        const plain = numbers.map(([units, scale]) => decimalText(units, scale))
        const cells = plain.map(number => (isEuropean ? dressed(number) : number))
        const { values, column: c } = await column('value', [...cells, isEuropean ? '0,5' : '0.5'])
        expect(c.rejected).toBe(0)
        expect(values.map(canonical)).toEqual([...plain, '0.5'].map(canonical))
      }),
      { numRuns: 25, seed: 11 },
    )
  })
})

function decimalText(units: bigint, scale: number): string {
  const sign = units < 0n ? '-' : ''
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

/** 1234567.5 as (1.234.567,5 €) when negative, and so on. */
function dressed(number: string): string {
  const [whole = '', fraction] = number.replace('-', '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  const text = `${grouped}${fraction === undefined ? '' : `,${fraction}`} €`
  return number.startsWith('-') ? `(${text})` : text
}

function canonical(value: unknown): string {
  const text = String(value)
  const bare = text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text
  return bare === '-0' ? '0' : bare
}
