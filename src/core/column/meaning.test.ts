import { describe, expect, it } from 'vitest'
import type { Meaning } from '../../contract/column.ts'
import { meaningOf } from './meaning.ts'

const meaning = (name: string, more: Partial<Parameters<typeof meaningOf>[0]> = {}) =>
  meaningOf({ name, type: 'decimal', role: 'measure', currency: null, isPercent: false, isDuration: false, ...more })

describe('meaningOf', () => {
  it.each<[string, Meaning['additive'], Meaning['direction'], string | null]>([
    ['Global_Sales', 'sum', 'up', null],
    ['Total Revenue', 'sum', 'up', null],
    ['Quantity', 'sum', 'up', null],
    ['Shipping Cost', 'sum', 'down', null],
    ['cost_price', 'mean', 'down', null],
    ['Average order amount', 'mean', 'neutral', null],
    ['conversion rate', 'mean', 'up', null],
    ['age', 'mean', 'neutral', null],
    ['latitude', 'mean', 'neutral', null],
    ['anything', 'mean', 'neutral', null],
    ['Days to ship', 'mean', 'down', null],
    ['Weight (kg)', 'mean', 'neutral', 'kg'],
    ['Temp [°C]', 'mean', 'neutral', '°C'],
    ['duration ms', 'mean', 'neutral', 'ms'],
    ['temp_min', 'mean', 'neutral', null],
    ['Discount %', 'mean', 'neutral', '%'],
    ['Tax 5%', 'sum', 'down', null],
    ['price_usd', 'mean', 'neutral', 'USD'],
    ['Amount (EUR)', 'sum', 'neutral', 'EUR'],
    ['Total ($)', 'sum', 'neutral', 'USD'],
  ])('%s', (name, additive, direction, unit) => {
    const { isMoney, ...rest } = meaning(name)
    expect(rest).toEqual({ unit, additive, direction })
    expect(isMoney).toBe(unit !== null && /^[A-Z]{3}$/.test(unit))
  })

  it('takes the cells at their word: money adds up, percentages average, durations are seconds', () => {
    expect(meaning('x', { currency: 'GBP' })).toEqual({
      unit: 'GBP',
      isMoney: true,
      additive: 'sum',
      direction: 'neutral',
    })
    expect(meaning('sales', { isPercent: true })).toMatchObject({ unit: '%', additive: 'mean' })
    expect(meaning('x', { isDuration: true }).unit).toBe('s')
  })

  it('says nothing of what is no measure', () => {
    expect(meaning('price_usd', { role: 'identifier' })).toEqual({
      unit: null,
      isMoney: false,
      additive: 'none',
      direction: 'neutral',
    })
  })
})
