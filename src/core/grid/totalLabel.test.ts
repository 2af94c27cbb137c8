import { expect, test } from 'vitest'
import { TOTAL_HINT, totalLabel } from './totalLabel.ts'

const kindOf = (text: string) => totalLabel(text)?.kind ?? null

test.each([
  'Total',
  'TOTALS:',
  'Grand Total',
  'Total (32 rows)',
  'Totals: 12 orders',
  '*** Total ***',
  'Gesamtsumme',
  'Total général',
  'Totale',
  'Total geral',
  'Razem',
  'Итого:',
  'Genel Toplam',
  '合計',
  '总计',
  '합계',
  'الإجمالي',
])('%s is the label of a sum', text => {
  expect(kindOf(text)).toBe('total')
  expect(new RegExp(TOTAL_HINT, 'u').test(text.toLowerCase())).toBe(true)
})

test.each(['Subtotal', 'Sub-total:', 'Zwischensumme', 'Sous-total', 'Подытог', '小計', 'Ara Toplam'])(
  '%s is the label of a sum of a part',
  text => {
    expect(kindOf(text)).toBe('subtotal')
    expect(new RegExp(TOTAL_HINT, 'u').test(text.toLowerCase())).toBe(true)
  },
)

test('a part may be named by its group', () => {
  expect(totalLabel('North Total')).toEqual({ kind: 'group', group: 'North', isPart: false })
  expect(totalLabel('Subtotal for North')).toEqual({ kind: 'group', group: 'North', isPart: true })
  expect(totalLabel('Total: Desk lamps')).toEqual({ kind: 'group', group: 'Desk lamps', isPart: false })
})

test('means and counts are other figures of the rows', () => {
  expect(['Average', 'Durchschnitt', 'Count', '平均'].map(kindOf)).toEqual(Array.from({ length: 4 }, () => 'summary'))
})

test.each(['Totally', 'Summer', 'Assume', 'Consummate', '', '12', 'Meanwhile'])('"%s" is none', text => {
  expect(totalLabel(text)).toBeNull()
})
