import { describe, expect, it } from 'vitest'
import { many, typingInFolder } from '../../../test/factories/typedTable.ts'
import type { Column } from '../../contract/column.ts'

const { column } = typingInFolder()

describe('types', () => {
  it.each<[string, string[], Column['type'], unknown[]]>([
    ['whole numbers are integers', ['1', '-20', '+3'], 'integer', ['1', '-20', '3']],
    ['fractions are decimals with the digits they have', ['1.5', '2', '.25'], 'decimal', ['1.50', '2.00', '0.25']],
    ['exponents make doubles', ['1e3', '2.5E-2', '7'], 'double', [1000, 0.025, 7]],
    ['seven fraction digits make doubles', ['0.1234567', '1.5'], 'double', [0.1234567, 1.5]],
    ['numbers that begin with zeros stay text', ['00123', '01456', '00007'], 'text', ['00123', '01456', '00007']],
    ['numbers too long to count with stay text', ['12345678901234567890', '2'], 'text', ['12345678901234567890', '2']],
    [
      'thousands separators are removed',
      ['1,234.50', '12', '1,000,000.00'],
      'decimal',
      ['1234.50', '12.00', '1000000.00'],
    ],
    [
      'points part thousands where whole numbers below a thousand stand beside them',
      ['864', '1.613', '5', '1.230', '70'],
      'integer',
      ['864', '1613', '5', '1230', '70'],
    ],
    [
      'points are decimal in measurements to three places',
      ['0.864', '1.613', '5', '1.23', '70'],
      'decimal',
      ['0.864', '1.613', '5.000', '1.230', '70.000'],
    ],
    ['one decimal comma makes the comma decimal', ['1,5', '1,234', '7'], 'decimal', ['1.500', '1.234', '7.000']],
    ['German numbers', ['1.234,5', '12,25', '-3,0'], 'decimal', ['1234.50', '12.25', '-3.00']],
    ['French numbers', ['1\u202f234,5', '12 000,25', '3'], 'decimal', ['1234.50', '12000.25', '3.00']],
    ['Swiss numbers', ["1'234.5", '2’000', '3'], 'decimal', ['1234.5', '2000.0', '3.0']],
    ['Indian numbers', ['12,34,567', '1,00,000', '5'], 'integer', ['1234567', '100000', '5']],
    [
      'negatives in parentheses, behind, and with a true minus',
      ['(1,200)', '5-', '\u22123', '4'],
      'integer',
      ['-1200', '-5', '-3', '4'],
    ],
    ['money is decimal even when whole', ['$5', '-$1,200', '($3)'], 'decimal', ['5', '-1200', '-3']],
    ['percent signs', ['12.5%', '3 %', '-1%'], 'decimal', ['12.5', '3.0', '-1.0']],
    ['ISO dates', ['2020-01-05', '2021-12-31'], 'date', ['2020-01-05', '2021-12-31']],
    ['a midnight is a date', ['2020-01-05 00:00:00', '2021-12-31 00:00:00'], 'date', ['2020-01-05', '2021-12-31']],
    ['one day above twelve settles the order', ['03/04/2020', '13/04/2020'], 'date', ['2020-04-03', '2020-04-13']],
    ['American dates', ['3/14/71', '12/1/08'], 'date', ['1971-03-14', '2008-12-01']],
    ['German dates', ['1.2.2020', '31.12.2019'], 'date', ['2020-02-01', '2019-12-31']],
    ['months by name', ['Jan 1 2000', 'feb 28 2001'], 'date', ['2000-01-01', '2001-02-28']],
    ['long months', ['5 March 2020', '17 december 2020'], 'date', ['2020-03-05', '2020-12-17']],
    [
      'timestamps',
      ['2020-01-05T10:00:01', '2020-01-05 10:00'],
      'timestamp',
      ['2020-01-05 10:00:01', '2020-01-05 10:00:00'],
    ],
    [
      'days among timestamps',
      ['2020-01-05', '2020-01-06 10:00'],
      'timestamp',
      ['2020-01-05 00:00:00', '2020-01-06 10:00:00'],
    ],
    ['midnights of any format are dates', ['1/31/2020 0:00', '2/1/2020 0:00'], 'date', ['2020-01-31', '2020-02-01']],
    [
      'zones become UTC',
      ['2020-01-05T10:00:00+02:00', '2020-01-05T10:00:00Z'],
      'timestamp',
      ['2020-01-05 08:00:00', '2020-01-05 10:00:00'],
    ],
    [
      'American clock',
      ['1/31/2020 5:04 PM', '1/1/2020 12:00 AM'],
      'timestamp',
      ['2020-01-31 17:04:00', '2020-01-01 00:00:00'],
    ],
    ['times', ['9:05', '23:59:59'], 'time', ['09:05:00', '23:59:59']],
    ['yes and no', ['Yes', 'no', 'YES'], 'boolean', [true, false, true]],
    ['letters of both kinds', ['Y', 'N', 'y'], 'boolean', [true, false, true]],
    ['a letter of one kind stays text', ['F', 'F', 'F'], 'text', ['F', 'F', 'F']],
    ['0 and 1 stay integers', ['0', '1', '1'], 'integer', ['0', '1', '1']],
    [
      'addresses stay text',
      ['1.197.201.2', '218.111.175.34', '0.0.0.0'],
      'text',
      ['1.197.201.2', '218.111.175.34', '0.0.0.0'],
    ],
    ['versions stay text', ['1.2.10', '1.3.4', '2.0.11'], 'text', ['1.2.10', '1.3.4', '2.0.11']],
    ['two currencies are never mixed', ['$5', '€7', '$8', '€9'], 'text', ['$5', '€7', '$8', '€9']],
  ])('%s', async (_, cells, type, values) => {
    const result = await column('value', cells)
    expect(result.column.type).toBe(type)
    expect(result.values).toEqual(values)
    expect(result.column.rejected).toBe(0)
  })

  it('are decided by the whole file, whatever its head looks like', async () => {
    const late = await column('late', [...many(['1', '2', '3'], 1000), '0.5'])
    expect([late.column.type, late.column.rejected]).toEqual(['decimal', 0])
    const comma = await column('comma', [...many(['1,234', '2,500'], 1500), '0,5'])
    expect(comma.column.type).toBe('decimal')
    expect(comma.column.profile.max).toBe(2.5)
    const head = await column('head', [...many(['word', 'other'], 20), ...many(['1', '2'], 5000)])
    expect([head.column.type, head.column.rejected]).toEqual(['integer', 40])
    const words = await column('words', [...many(['1', '2'], 1500), ...many(['word'], 3000)])
    expect([words.column.type, words.column.rejected]).toEqual(['text', 0])
  })

  it('are decided by every cell where few texts fill a long column', async () => {
    const cells = [...many(['1.5', ' 2', '3'], 2000), ...many(['n/a'], 7), 'x', '4.125']
    const { column: c, rejects, reading } = await column('n', cells)
    expect(c).toMatchObject({ type: 'decimal', scale: 3, rejected: 1, missing: [{ marker: 'n/a', count: 7 }] })
    expect(c.profile.sum).toBe(13_004.125)
    expect(rejects).toEqual([{ _row: '6009', column_id: 'c1', raw: 'x', reason: 'not_decimal' }])
    expect(reading.receipt.cells).toEqual({ read: 6009, typed: 6001, missing: 7, rejected: 1 })
    const words = await column('word', [...many(['red ', 'blue', 'NA'], 2000), 'green'])
    expect(words.column.missing).toEqual([{ marker: 'NA', count: 2000 }])
    expect(words.reading.receipt.repairs.map(({ message, count }) => [message.code, count])).toEqual([
      ['repair.missing_marker', 2000],
      ['repair.trimmed', 2000],
    ])
  })

  it('read eight digits as days only when the name or the range says so', async () => {
    const cells = ['20200105', '20200106', '20211231']
    expect((await column('order_date', cells)).column.type).toBe('date')
    expect((await column('article', cells)).column.type).toBe('integer')
  })

  it('keep 99.99 % of a column when one cell is wrong, and the cell with its text', async () => {
    const { column: c, rejects, reading } = await column('when', [...many(['2020-01-05'], 200), '2020-02-31', 'soon'])
    expect([c.type, c.rejected, c.profile.nulls]).toEqual(['date', 2, 2])
    expect(rejects.map(({ _row, column_id, raw, reason }) => [_row, column_id, raw, reason])).toEqual([
      ['202', 'c1', '2020-02-31', 'not_date'],
      ['203', 'c1', 'soon', 'not_date'],
    ])
    expect(reading.receipt.cells).toEqual({ read: 202, typed: 200, missing: 0, rejected: 2 })
  })

  it('store percent cells of a workbook in percent, exactly', async () => {
    const { column: c, values } = await column('share', ['0.07', '0.125', '1'], { kinds: { share: { percent: 3 } } })
    expect([c.type, c.scale, c.meaning.unit, c.meaning.additive]).toEqual(['decimal', 1, '%', 'mean'])
    expect(values).toEqual(['7.0', '12.5', '100.0'])
  })

  it('store durations of a workbook in seconds', async () => {
    const { column: c, values } = await column('took', ['36:00:00', '-00:00:01.500'], {
      kinds: { took: { duration: 2 } },
    })
    expect([c.type, c.meaning.unit]).toEqual(['decimal', 's'])
    expect(values).toEqual(['129600.000', '-1.500'])
  })
})
