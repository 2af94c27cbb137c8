import { describe, expect, it } from 'vitest'
import { many, typingInFolder } from '../../../test/factories/typedTable.ts'

const { column, typed } = typingInFolder()

describe('texts a person calls missing', () => {
  it('are the only ones, and may be numbers', async () => {
    const cells = ['5', '999', '7', '-1', 'n/a']
    const {
      column: c,
      values,
      rejects,
    } = await column('n', [...many(['5'], 300), ...cells], {
      wish: { missing: ['999', '-1'] },
    })
    expect([c.type, c.missing]).toEqual([
      'integer',
      [
        { marker: '-1', count: 1 },
        { marker: '999', count: 1 },
      ],
    ])
    expect(values.slice(-5)).toEqual(['5', null, '7', null, null])
    expect(rejects.map(row => row['raw'])).toEqual(['n/a'])
  })

  it('can be none at all', async () => {
    const { column: c, values } = await column('label', ['red', 'N/A', '-', null], { wish: { missing: [] } })
    expect(values).toEqual(['red', 'N/A', '-', null])
    expect(c.missing).toEqual([{ marker: '', count: 1 }])
  })

  it('are found with blanks around them', async () => {
    const { column: c } = await column('label', ['red', ' none', 'none '], { wish: { missing: ['none'] } })
    expect(c.missing).toEqual([{ marker: 'none', count: 2 }])
  })

  it('are given back one by one', async () => {
    const cells = ['red', 'N/A', 'null', 'blue']
    const { values } = await column('label', cells, { wish: { present: ['N/A'] } })
    expect(values).toEqual(['red', 'N/A', null, 'blue'])
  })
})

describe('texts', () => {
  it('keep their blanks and entities where a person wants them', async () => {
    const cells = [' a ', 'Rod &amp; Reel']
    const found = await column('title', cells)
    expect(found.values).toEqual(['a', 'Rod & Reel'])
    expect(found.codes).toEqual(['repair.trimmed', 'repair.entities'])
    const kept = await column('title', cells, { wish: { keepBlanks: true, keepEntities: true } })
    expect([kept.values, kept.codes]).toEqual([cells, []])
  })

  it('lose one layer of entities, and none where they are markup', async () => {
    expect((await column('t', ['a &amp;lt; b', '&#233;&#x1F600;', 'AT&T; x'])).values).toEqual([
      'a &lt; b',
      'é😀',
      'AT&T; x',
    ])
    const html = ['<b>x</b> &amp; y', 'a &amp; b']
    expect((await column('t', html)).values).toEqual(html)
  })
})

describe('rows', () => {
  it('stay in their order where a person wants it', async () => {
    const table = { columns: ['day'], rows: [['2020-02-01'], ['2020-01-01']] }
    const sorted = await typed(table)
    expect(sorted.reading.sortedBy).toBe('c1')
    const undo = sorted.reading.receipt.repairs.at(-1)?.undo?.tables[0]
    expect(undo).toEqual({ sheet: null, index: 0, keepOrder: true, columns: [] })
    const kept = await typed(table, { setting: undo })
    expect([kept.reading.sortedBy, kept.reading.receipt.repairs]).toEqual([null, []])
    const inOrder = await typed({ columns: ['day'], rows: [['2020-01-01'], ['2020-02-01']] }, { setting: undo })
    expect(inOrder.reading.sortedBy).toBe('c1')
  })
})

describe('a row of units', () => {
  it('says what the values are counted in', async () => {
    const { raw } = await typed({ columns: ['load', 'fee'], rows: [['5', '1.50']] })
    const [load, fee] = raw.columns
    if (!load || !fee) throw new Error('no columns')
    const columns = [
      { ...load, unit: 'kg' },
      { ...fee, unit: 'EUR' },
    ]
    const rows = Array.from({ length: 3 }, (_, i) => `(${i + 9}, '${i + 6}', '${i}.25')`).join(', ')
    await raw.connection.run(`INSERT INTO raw VALUES ${rows}`)
    const { reading } = await typed({ ...raw, columns, rowsRead: 4 })
    expect(reading.columns.map(({ meaning }) => [meaning.unit, meaning.isMoney])).toEqual([
      ['kg', false],
      ['EUR', true],
    ])
  })
})
