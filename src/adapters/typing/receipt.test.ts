import { describe, expect, it } from 'vitest'
import { buildRawTable } from '../../../test/factories/rawTable.ts'
import { typingInFolder } from '../../../test/factories/typedTable.ts'

const { column, typed } = typingInFolder()

describe('the receipt', () => {
  it('says both readings of dates whose order nothing settles', async () => {
    const { reading, values } = await column('day', ['01/02/2020', '03/04/2020'])
    const change = (format: string) => ({
      tables: [{ sheet: null, index: 0, columns: [{ column: 'c1', type: 'date', format }] }],
    })
    const choice = (format: string, examples: string) => ({
      message: { code: 'repair.choose_date_format', params: { column: 'day', format, examples } },
      change: change(format),
      isLikely: true,
    })
    expect(reading.receipt.repairs).toEqual([
      {
        message: {
          code: 'repair.date_order_ambiguous',
          params: { column: 'day', format: 'MM/DD/YYYY', other: 'DD/MM/YYYY' },
        },
        count: 2,
        columnId: 'c1',
        examples: [
          { row: 2, raw: '01/02/2020', read: '2020-01-02' },
          { row: 3, raw: '03/04/2020', read: '2020-03-04' },
        ],
        undo: {
          tables: [
            {
              sheet: null,
              index: 0,
              columns: [{ column: 'c1', type: 'text', missing: [], keepBlanks: true, keepEntities: true }],
            },
          ],
        },
        choices: [
          choice('MM/DD/YYYY', '01/02/2020 is 2020-01-02, 03/04/2020 is 2020-03-04'),
          choice('DD/MM/YYYY', '01/02/2020 is 2020-02-01, 03/04/2020 is 2020-04-03'),
        ],
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
