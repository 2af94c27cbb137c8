import { describe, expect, it } from 'vitest'
import { many, typingInFolder } from '../../../test/factories/typedTable.ts'
import type { Column } from '../../contract/column.ts'

const { column } = typingInFolder()

describe('numbers', () => {
  it.each<[string, string[], string[], string | null]>([
    ['a sign before', ['$1,234.50', '$5.00'], ['1234.50', '5.00'], 'USD'],
    ['a minus before the sign', ['-$0.73', '$16.08'], ['-0.73', '16.08'], 'USD'],
    ['a minus behind the sign', ['$-0.73', '$16.08'], ['-0.73', '16.08'], 'USD'],
    ['pounds', ['-£4.80', '£10.00'], ['-4.80', '10.00'], 'GBP'],
    ['a country before the sign', ['CA$76.00', 'CA$1,076.50'], ['76.00', '1076.50'], 'CAD'],
    ['a blank before the sign', ['US $76.00', 'US $1,076.50'], ['76.00', '1076.50'], 'USD'],
    ['sign and code', ['$5.00 USD', '$1,200.00 USD'], ['5.00', '1200.00'], 'USD'],
    ['two ways of one currency', ['€5,50', '6,25 EUR', '7,00 €'], ['5.50', '6.25', '7.00'], 'EUR'],
    ['parentheses', ['($25.99)', '$3.00'], ['-25.99', '3.00'], 'USD'],
    ['a sign before parentheses', ['$(25.99)', '$3.00'], ['-25.99', '3.00'], 'USD'],
    ['a minus behind', ['25.99-', '3.00'], ['-25.99', '3.00'], null],
    ['a true minus', ['\u221225.99', '3.00'], ['-25.99', '3.00'], null],
    ['crowns behind', ['1 234,50 kr', '7,00 kr'], ['1234.50', '7.00'], 'SEK'],
    ['crowns with a point', ['kr. 1.234,50', 'kr. 7,00'], ['1234.50', '7.00'], 'DKK'],
    ['rupees with a point', ['Rs. 1,23,456.50', 'Rs. 7.00'], ['123456.50', '7.00'], 'INR'],
    ['reais', ['R$ 1.234,50', 'R$ 7,00'], ['1234.50', '7.00'], 'BRL'],
    ['zlotys', ['1 234,50 zł', '7,00 zł'], ['1234.50', '7.00'], 'PLN'],
    ['francs', ["CHF 1'234.50", 'CHF 7.00'], ['1234.50', '7.00'], 'CHF'],
    ['yen', ['¥1,234', '¥700'], ['1234', '700'], 'JPY'],
    ['roubles', ['1 234,50 ₽', '7,00 ₽'], ['1234.50', '7.00'], 'RUB'],
    ['thin spaces', ['1\u2009234.50', '7.00'], ['1234.50', '7.00'], null],
  ])('are read as money and decimals: %s', async (_, cells, values, unit) => {
    const { column: c, values: found } = await column('amount', cells)
    expect([c.type, c.rejected, c.meaning.unit, c.meaning.isMoney]).toEqual(['decimal', 0, unit, unit !== null])
    expect(found).toEqual(values)
  })

  it.each<[string, string[], Column['type'], string[], string]>([
    ['kilograms', ['12 kg', '3 kg', '7kg'], 'integer', ['12', '3', '7'], 'kg'],
    ['pounds', ['3.5 lb', '12 lbs', '1 lb'], 'decimal', ['3.5', '12.0', '1.0'], 'lb'],
    ['square metres', ['120 m²', '35 m2', '40 m²'], 'integer', ['120', '35', '40'], 'm²'],
    ['days', ['1 day', '12 days', '3 days'], 'integer', ['1', '12', '3'], 'days'],
    ['counted things', ['12 reviews', '3 reviews', '400 reviews'], 'integer', ['12', '3', '400'], 'reviews'],
    ['degrees', ['12.5 °C', '-3 °C'], 'decimal', ['12.5', '-3.0'], '°C'],
    ['megabytes', ['12MB', '1,024MB'], 'integer', ['12', '1024'], 'MB'],
    ['German decimals', ['12,5 kg', '1.200 kg'], 'decimal', ['12.5', '1200.0'], 'kg'],
  ])('leave their unit to the column: %s', async (_, cells, type, values, unit) => {
    const { column: c, values: found, codes } = await column('how much', cells)
    expect([c.type, c.meaning.unit]).toEqual([type, unit])
    expect(found).toEqual(values)
    expect(codes).toContain('repair.unit_stripped')
  })

  it('in different units or currencies stay text, and it is told', async () => {
    const { column: c, reading } = await column('weight', many(['12 kg', '3.5 lb', '7 kg'], 5))
    expect(c.type).toBe('text')
    const [line] = reading.receipt.repairs
    expect(line?.message).toEqual({ code: 'repair.kept_text_units', params: { column: 'weight', units: 'kg, lb' } })
    const [first] = line?.choices ?? []
    expect(first?.change.tables[0]?.columns).toEqual([{ column: 'c1', type: 'decimal', unit: 'kg' }])
    const chosen = await column('weight', many(['12 kg', '3.5 lb', '7 kg'], 5), {
      wish: { type: 'decimal', unit: 'lb' },
    })
    expect([chosen.column.rejected, chosen.column.profile.sum]).toEqual([10, 17.5])
    const money = await column('price', many(['€5.00', '$6.00'], 5))
    expect(money.codes).toEqual(['repair.kept_text_units'])
  })

  it('that name things stay text', async () => {
    for (const cells of [
      ['+49 170 1234567', '+1 555 0100200'],
      ['+4917012345678', '+15550100200'],
      ['0171 123456', '0172 654321'],
      ['01234', '98765', '12345'],
      ['12B', '14A', '3C'],
      ['5s', '6s', '4s'].map(size => size.toUpperCase()),
      ['1-2', '3-4'],
    ]) {
      const { column: c } = await column('value', cells)
      expect([cells, c.type]).toEqual([cells, 'text'])
    }
    const plus = await column('change', ['+1', '-2', '+3'])
    expect(plus.column.type).toBe('integer')
  })

  it('with zeros in front keep a long column text where they are as long as the others', async () => {
    const zips = [...many(['98765', '12345'], 400), '01234', '00501']
    expect((await column('zip', zips)).column.type).toBe('text')
    const typo = await column('count', [...many(['7', '12'], 400), '05'])
    expect([typo.column.type, typo.column.rejected]).toEqual(['integer', 1])
  })

  it('that can be read with either separator are asked about', async () => {
    const { reading, values } = await column('price', ['1.234', '5.678', '2.500'])
    expect(values).toEqual(['1.234', '5.678', '2.500'])
    const [line] = reading.receipt.repairs
    expect(line?.message.code).toBe('repair.separator_ambiguous')
    expect(line?.choices?.map(({ message, isLikely }) => [message.params['examples'], isLikely])).toEqual([
      ['1.234 is 1.234, 5.678 is 5.678, 2.500 is 2.5', true],
      ['1.234 is 1234, 5.678 is 5678, 2.500 is 2500', true],
    ])
    const other = line?.choices?.[1]?.change.tables[0]?.columns[0]
    const chosen = await column('price', ['1.234', '5.678', '2.500'], { wish: { format: other?.format } })
    expect(chosen.values).toEqual(['1234', '5678', '2500'])
    expect(chosen.column.type).toBe('integer')
  })

  it('obey a type that is wished, and set aside what does not fit, unrounded', async () => {
    const cells = ['1', '2.0', '2.5', 'x', '1e3']
    const whole = await column('n', cells, { wish: { type: 'integer' } })
    expect([whole.column.type, whole.values]).toEqual(['integer', ['1', '2', null, null, '1000']])
    expect(whole.rejects.map(row => row['raw'])).toEqual(['2.5', 'x'])
    const double = await column('n', cells, { wish: { type: 'double' } })
    expect(double.values).toEqual([1, 2, 2.5, null, 1000])
    const zips = await column('zip', ['01234', '98765'], { wish: { type: 'integer' } })
    expect(zips.values).toEqual(['1234', '98765'])
    const text = await column('n', ['1', ' 2 ', 'N/A'], { wish: { type: 'text' } })
    expect(text.values).toEqual(['1', '2', null])
    const nothing = await column('n', ['a', 'b'], { wish: { type: 'decimal' } })
    expect([nothing.column.type, nothing.column.rejected]).toEqual(['decimal', 2])
  })

  it('take the unit that is wished', async () => {
    const money = await column('price', ['5', '7'], { wish: { unit: 'EUR' } })
    expect(money.column.meaning).toMatchObject({ unit: 'EUR', isMoney: true })
    const none = await column('price_usd', ['5', '7'], { wish: { unit: null } })
    expect(none.column.meaning).toMatchObject({ unit: null, isMoney: false })
    const kilos = await column('load', ['5', '7'], { wish: { unit: 'kg' } })
    expect(kilos.column.meaning).toMatchObject({ unit: 'kg', isMoney: false })
  })
})

describe('words for true and false', () => {
  it.each([
    ['ja', 'nein'],
    ['oui', 'non'],
    ['Sí', 'No'],
    ['да', 'нет'],
    ['tak', 'nie'],
    ['Evet', 'Hayır'],
    ['✓', '✗'],
    ['true', 'false'],
    ['Vrai', 'Faux'],
    ['はい', 'いいえ'],
  ])('are read: %s and %s', async (yes, no) => {
    const { column: c, values } = await column('answer', [yes, no, yes])
    expect([c.type, values]).toEqual(['boolean', [true, false, true]])
  })

  it('may be any two that a person names', async () => {
    const cells = ['in stock', 'Sold out', 'In Stock', 'maybe']
    const { values, rejects } = await column('state', cells, { wish: { type: 'boolean', format: 'in stock/sold out' } })
    expect(values).toEqual([true, false, true, null])
    expect(rejects.map(row => row['raw'])).toEqual(['maybe'])
    const digits = await column('flag', ['1', '0', '1'], { wish: { type: 'boolean' } })
    expect(digits.values).toEqual([true, false, true])
  })
})
