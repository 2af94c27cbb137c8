import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildRawTable, type RawTableInput } from '../../../test/factories/rawTable.ts'
import type { Column } from '../../contract/column.ts'
import type { TableReading } from '../../contract/reading.ts'
import type { RawTable } from '../readers/raw.ts'
import { rowsOf, text } from './sql.ts'
import { typeTable } from './typeTable.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'typing-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

let files = 0
async function typed(input: RawTableInput | RawTable) {
  const raw = 'connection' in input ? input : await buildRawTable(input)
  const reading = await typeTable(raw, { outDir: folder, stem: `t${files++}` })
  const parquet = (part: string | null) =>
    rowsOf(raw.connection, `SELECT * FROM read_parquet(${text(join(folder, part ?? ''))}) ORDER BY _row`)
  return { raw, reading, data: await parquet(reading.parts.data), parquet }
}

/** One column with the given cells; its values as text. */
async function column(name: string, cells: readonly (string | null)[], extra: Partial<RawTableInput> = {}) {
  const { reading, data, parquet } = await typed({ columns: [name], rows: cells.map(cell => [cell]), ...extra })
  const rejects = reading.parts.rejects === null ? [] : await parquet(reading.parts.rejects)
  return { column: first(reading), values: data.map(row => row['c1']), codes: codes(reading), rejects, reading }
}

function first(reading: TableReading): Column {
  const [found] = reading.columns
  if (found === undefined) throw new Error('a table without columns')
  return found
}

const codes = (reading: TableReading) => reading.receipt.repairs.map(({ message }) => message.code)
const many = (cells: readonly string[], times: number) => Array.from({ length: times }, () => cells).flat()

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

describe('missing markers', () => {
  it('are nulls in numbers whatever they are, and counted by text', async () => {
    const {
      column: c,
      values,
      codes: said,
    } = await column('n', [...many(['1', '2'], 10), 'N/A', '-', 'None', 'N/A', null])
    expect(values.filter(value => value === null)).toHaveLength(5)
    expect(c.missing).toEqual([
      { marker: '', count: 1 },
      { marker: 'N/A', count: 2 },
      { marker: '-', count: 1 },
      { marker: 'None', count: 1 },
    ])
    expect(said.filter(code => code === 'repair.missing_marker')).toHaveLength(3)
  })

  it.each<[string, string[], string[]]>([
    ['N/A and null are missing in text', ['Nintendo', 'N/A', 'Sega', 'null'], ['N/A', 'null']],
    ['None is a category', ['Brick', 'None', 'Stone', 'none'], []],
    ['asterisks are missing, however many', ['red', '****', 'blue'], ['****']],
    ['a dash is missing among words', ['red', '-', 'blue'], ['-']],
    ['a dash is a sign among signs', ['+', '-', '+'], []],
    ['NA is missing among words', ['Grvl', 'NA', 'Pave'], ['NA']],
    ['NA is a country among countries', ['DE', 'NA', 'ZA', 'FR'], []],
    ['Null is a name', ['Smith', 'Null', 'Jones'], []],
  ])('%s', async (_, cells, missing) => {
    const { column: c } = await column('label', cells)
    expect(c.type).toBe('text')
    expect(c.missing.map(({ marker }) => marker)).toEqual(missing)
  })

  it.each([
    ['text', ['\ufeff-', 'x', 'y']],
    ['integer', ['\ufeff-', '1', '2']],
    ['text', ['\ufeff N/A ', 'n/a', 'x']],
  ])('stand behind a byte order mark, too: %s', async (type, cells) => {
    const { column: c, values, reading } = await column('label', cells)
    expect(c.type).toBe(type)
    expect(c.missing.every(({ marker }) => marker.trim() === marker)).toBe(true)
    const { read, typed: held, missing } = reading.receipt.cells
    expect([read, held, missing]).toEqual([
      3,
      values.filter(v => v !== null).length,
      values.filter(v => v === null).length,
    ])
  })
})

describe('the receipt', () => {
  it('says both readings of dates whose order nothing settles', async () => {
    const { reading, values } = await column('day', ['01/02/2020', '03/04/2020'])
    expect(reading.receipt.repairs).toEqual([
      {
        message: {
          code: 'repair.date_order_ambiguous',
          params: { column: 'day', format: 'MM/DD/YYYY', other: 'DD/MM/YYYY', example: '01/02/2020' },
        },
        count: 2,
        columnId: 'c1',
      },
    ])
    expect(values).toEqual(['2020-01-02', '2020-03-04'])
  })

  it.each<[string, string[], string[]]>([
    ['currencies', ['$5.00', '$6.50'], ['repair.currency_stripped']],
    ['decimal commas', ['1,5', '2,25'], ['repair.decimal_comma']],
    ['separators that may mean either', ['1,234', '5,678'], ['repair.separator_ambiguous']],
    ['separators that are plain', ['1,234.5', '5,678.25'], ['repair.thousands_separator']],
    ['percent signs', ['5%', '6%'], ['repair.percent']],
    ['zeros in front', ['007', '008'], ['repair.kept_text_identifier']],
    ['blanks around text', [' a', 'b '], ['repair.trimmed']],
    ['words for true and false', ['yes', 'no'], ['repair.boolean_words']],
    ['zones', ['2020-01-05T10:00:00Z', '2020-01-06T10:00:00Z'], ['repair.zone_to_utc']],
    ['nothing where nothing was done', ['5', '6'], []],
  ])('tells of %s', async (_, cells, expected) => {
    expect((await column('value', cells)).codes).toEqual(expected)
  })

  it('balances cells that were lost before typing', async () => {
    const raw = await buildRawTable({
      columns: ['a', 'b'],
      rows: [
        ['1', null],
        ['2', 'x'],
      ],
    })
    await raw.connection.run('CREATE TABLE lost (_row BIGINT, column_id VARCHAR, raw VARCHAR, reason VARCHAR)')
    await raw.connection.run(
      `INSERT INTO lost VALUES (2, 'c2', '#DIV/0!', 'error'), (3, 'c9', 'stray', 'beyond_header')`,
    )
    await raw.connection.run('CREATE TABLE left_out (_row BIGINT, reason VARCHAR, raw VARCHAR)')
    await raw.connection.run(`INSERT INTO left_out VALUES (4, 'totals', '["3"]')`)
    const { reading, parquet } = await typed({
      ...raw,
      rejectedRelation: 'lost',
      skippedRelation: 'left_out',
      rowsRead: 3,
      skipped: [{ reason: 'totals', count: 1 }],
    })
    expect(reading.receipt.cells).toEqual({ read: 5, typed: 3, missing: 0, rejected: 2 })
    expect(reading.receipt.conservation).toEqual({
      read: 3,
      loaded: 2,
      rejected: 0,
      skipped: [{ reason: 'totals', count: 1 }],
    })
    expect(reading.columns.map(({ rejected, missing }) => [rejected, missing])).toEqual([
      [0, []],
      [1, []],
    ])
    expect(await parquet(reading.parts.rejects)).toHaveLength(2)
    expect(await parquet(reading.parts.skipped)).toHaveLength(1)
  })

  it('refuses to be written when rows are not accounted for', async () => {
    const raw = await buildRawTable({ columns: ['a'], rows: [['1']] })
    await expect(typed({ ...raw, rowsRead: 2 })).rejects.toThrow('rows do not balance')
  })
})

describe('the written table', () => {
  it('is sorted by its main date, then by row', async () => {
    const { raw, reading } = await typed({
      columns: ['n', 'date'],
      rows: [
        ['1', '2020-03-01'],
        ['2', null],
        ['3', '2020-01-01'],
        ['4', '2020-03-01'],
      ],
    })
    const rows = await rowsOf(raw.connection, `SELECT c1 FROM read_parquet(${text(join(folder, reading.parts.data))})`)
    expect(rows.map(row => row['c1'])).toEqual(['3', '1', '4', '2'])
    expect(reading.sortedBy).toBe('c2')
    expect(codes(reading)).toEqual(['repair.sorted'])
  })

  it('can be made of columns named like anything, and of no rows', async () => {
    const odd = await typed({ columns: ['x', 'n', 'v', '_row', 'it\'s "odd"'], rows: [['1', 'a', '2', '3', 'b']] })
    expect(odd.data).toEqual([{ _row: '2', c1: '1', c2: 'a', c3: '2', c4: '3', c5: 'b' }])
    const empty = await typed({ columns: ['a'], rows: [] })
    expect(first(empty.reading)).toMatchObject({
      type: 'text',
      role: 'constant',
      profile: { rows: 0, distinct: 0, top: [] },
    })
  })

  it('is not written once the reading is cancelled', async () => {
    const raw = await buildRawTable({ columns: ['a'], rows: [['1']] })
    const signal = AbortSignal.abort(new Error('cancelled'))
    await expect(typeTable(raw, { outDir: folder, stem: 'never', signal })).rejects.toThrow('cancelled')
  })
})

describe('the profile', () => {
  it('keeps sums exact and numbers of more than 15 digits as text', async () => {
    const money = await column('amount', many(['0.10', '0.20'], 500))
    expect(money.column.profile.sum).toBe(150)
    const large = await column('big', ['900000000000000001', '900000000000000001', '900000000000000002'])
    expect(large.column.profile).toMatchObject({ max: '900000000000000002', sum: '2700000000000000004' })
  })

  it('counts every value in one bin of round width', async () => {
    const { column: c } = await column(
      'x',
      Array.from({ length: 101 }, (_, i) => String(i / 10)),
    )
    const { edges = [], counts = [] } = c.profile.histogram ?? {}
    expect(edges).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(counts).toEqual([10, 10, 10, 10, 10, 10, 10, 10, 10, 11])
  })

  it('is exact where many different values fill a column', async () => {
    const numbers = Array.from({ length: 10_001 }, (_, i) => String((i * 7919) % 10_001))
    const { column: c } = await column('x', [...numbers, '10000'])
    expect(c.profile).toMatchObject({ distinct: 10_001, min: 0, max: 10_000, sum: 50_015_000 })
    expect(c.profile.quantiles).toEqual({
      p05: 500.05,
      p25: 2500.25,
      p50: 5000.5,
      p75: 7500.75,
      p95: expect.closeTo(9500.95, 9),
    })
    expect(c.profile.top.slice(0, 2)).toEqual([
      { value: 10_000, count: 2 },
      { value: 0, count: 1 },
    ])
    expect(c.profile.histogram?.counts.reduce((sum, n) => sum + n, 0)).toBe(10_002)
  })

  it('measures the spread of numbers whose squares no double holds', async () => {
    const { column: c } = await column('v', ['1e200', '2e200', '5'])
    expect(c.profile.sd).toBeCloseTo(1e200, -190)
    expect(c.profile.mean).toBeCloseTo(1e200, -190)
  })

  it('rejects a number that is beyond all doubles', async () => {
    const cells = [...many(['1e300', '2e3'], 100), '1e999']
    const { column: c, rejects } = await column('v', cells)
    expect(c.profile.max).toBe(1e300)
    expect(rejects).toEqual([{ _row: '202', column_id: 'c1', raw: '1e999', reason: 'not_double' }])
  })

  it('writes dates as ISO text, their bins in milliseconds', async () => {
    const { column: c } = await column('day', ['2020-01-01', '2020-01-02', '2020-01-03'])
    expect(c.profile).toMatchObject({ min: '2020-01-01', max: '2020-01-03', mean: null, sum: null })
    expect(c.profile.quantiles?.p50).toBe('2020-01-02')
    expect(c.profile.histogram?.edges[0]).toBe(Date.UTC(2020, 0, 1))
  })

  it('ranks the most frequent values, ties by value', async () => {
    const { column: c } = await column('genre', ['b', 'a', 'c', 'c', 'b', 'd'])
    expect(c.profile.top).toEqual([
      { value: 'b', count: 2 },
      { value: 'c', count: 2 },
      { value: 'a', count: 1 },
      { value: 'd', count: 1 },
    ])
  })
})

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
