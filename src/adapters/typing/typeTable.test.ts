import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildRawTable } from '../../../test/factories/rawTable.ts'
import { codesOf, typingInFolder } from '../../../test/factories/typedTable.ts'
import { rowsOf, text } from './sql.ts'
import { typeTable } from './typeTable.ts'

const { typed, folder } = typingInFolder()

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
    const rows = await rowsOf(
      raw.connection,
      `SELECT c1 FROM read_parquet(${text(join(folder(), reading.parts.data))})`,
    )
    expect(rows.map(row => row['c1'])).toEqual(['3', '1', '4', '2'])
    expect(reading.sortedBy).toBe('c2')
    expect(codesOf(reading)).toEqual(['repair.sorted'])
  })

  it('can be made of columns named like anything, and of no rows', async () => {
    const odd = await typed({ columns: ['x', 'n', 'v', '_row', 'it\'s "odd"'], rows: [['1', 'a', '2', '3', 'b']] })
    expect(odd.data).toEqual([{ _row: '2', c1: '1', c2: 'a', c3: '2', c4: '3', c5: 'b' }])
    const empty = await typed({ columns: ['a'], rows: [] })
    expect(empty.reading.columns[0]).toMatchObject({
      type: 'text',
      role: 'constant',
      profile: { rows: 0, distinct: 0, top: [] },
    })
  })

  it('is not written once the reading is cancelled', async () => {
    const raw = await buildRawTable({ columns: ['a'], rows: [['1']] })
    const signal = AbortSignal.abort(new Error('cancelled'))
    await expect(typeTable(raw, { outDir: folder(), stem: 'never', signal })).rejects.toThrow('cancelled')
  })
})
