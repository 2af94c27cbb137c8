import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ReadSettings } from '../../../contract/settings.ts'
import { mergeSettings } from '../../../core/settings/mergeSettings.ts'
import { openLanding } from '../landing/openLanding.ts'
import type { RawTable } from '../raw.ts'
import { readText } from './readText.ts'
import { scanFile } from './scanFile.ts'
import { detectEncoding } from './textEncoding.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

interface Seen {
  name: string
  names: string[]
  rows: unknown[][]
  skipped: unknown[][]
  raw: RawTable
}

async function read(content: string | Buffer, said: object = {}): Promise<Seen[]> {
  const path = join(folder, 'shop.csv')
  await writeFile(path, content)
  const work = await mkdtemp(join(folder, 'work-'))
  const landing = await openLanding(work, work, path)
  const settings = ReadSettings.parse(said)
  const seen: Seen[] = []
  try {
    const encoding = detectEncoding(await scanFile(path), settings.encoding)
    const source = { path, name: 'shop.csv', encoding, connection: landing.connection, workDir: work, settings }
    await readText(source, async raw => {
      const all = async (sql: string) => (await landing.connection.runAndReadAll(sql)).getRowsJson()
      const columns = raw.columns.map(column => column.source).join(', ')
      const rows = await all(`SELECT ${columns} FROM ${raw.relation} ORDER BY _row`)
      const skipped = raw.skippedRelation
        ? await all(`SELECT _row::INT, reason FROM ${raw.skippedRelation} ORDER BY _row`)
        : []
      seen.push({ name: raw.name, names: raw.columns.map(({ name }) => name), rows, skipped, raw })
    })
    return seen
  } finally {
    landing.close()
  }
}

const orders = 'order,item,price\n1,mug,4.50\n2,cup,3.25\n3,jar,7.00\n'
const people = 'name,city,born,pets\nann,Oslo,1990-02-01,2\nbob,Rome,1985-11-30,0\n'

describe('several tables in a text', () => {
  test('are all read, each with its names, rows and title', async () => {
    const seen = await read(`${orders}\n\nOur people\n${people}\n${orders.replaceAll('order', 'parcel')}`)
    expect(seen.map(({ name, names, rows }) => [name, names, rows.length])).toEqual([
      ['shop', ['order', 'item', 'price'], 3],
      ['Our people', ['name', 'city', 'born', 'pets'], 2],
      ['shop 3', ['parcel', 'item', 'price'], 3],
    ])
    expect(seen.map(({ raw }) => [raw.index, raw.rowsRead])).toEqual([
      [0, 5],
      [1, 4],
      [2, 3],
    ])
    expect(seen[1]?.skipped).toEqual([
      [7, 'preamble'],
      [11, 'blank'],
    ])
  })

  test('are one when a person says so', async () => {
    const [one, ...more] = await read(`${orders}\n${people}`, { splitTables: false })
    expect(more).toEqual([])
    expect(one?.rows).toHaveLength(6)
  })

  test('are found far down a long text', async () => {
    const long = `n,word\n${Array.from({ length: 30_000 }, (_, i) => `${i},w${i % 7}`).join('\n')}\n`
    const seen = await read(`${long}\n${people}`)
    expect(seen.map(({ rows }) => rows.length)).toEqual([30_000, 2])
  })
})

describe('what a person decided', () => {
  test('of the delimiter and the quote is done', async () => {
    const [semicolons] = await read("a;b,c\n1;'x;y'\n2;z,3\n", { delimiter: ';', quote: "'" })
    expect(semicolons?.names).toEqual(['a', 'b,c'])
    const [commas] = await read('a;b,c\n1;x,2\n', { delimiter: ',' })
    expect(commas?.names).toEqual(['a;b', 'c'])
  })

  test('of the encoding is done', async () => {
    const [seen] = await read(iconv.encode('name,n\nKraków,1\nŁódź,2\n', 'windows-1250'), { encoding: 'windows-1252' })
    expect(seen?.rows[1]?.[0]).toBe('£ódŸ')
  })

  test('of the header row is done, and there may be none', async () => {
    const text = `Report\n${orders}`
    const at = (headerRow: number | null) => ({ tables: [{ sheet: null, headerRow }] })
    expect((await read(text, at(3)))[0]?.names).toEqual(['1', 'mug', '4.50'])
    const [none] = await read(text, at(null))
    expect(none?.names).toEqual(['Column 1', 'Column 2', 'Column 3'])
    expect(none?.rows).toHaveLength(4)
  })

  test('of header rows below each other is done', async () => {
    const [two] = await read('a,b\nx,y\n1,2\n3,4\n', { tables: [{ sheet: null, headerRow: 1, headerRows: 2 }] })
    expect(two?.names).toEqual(['a x', 'b y'])
  })

  test('of the range is done: other rows and columns are none of the table', async () => {
    const [seen] = await read(`a,b,c,d\n${orders.replaceAll('\n', ',z\n')}`, {
      tables: [{ sheet: null, range: 'B2:C4' }],
    })
    expect(seen?.names).toEqual(['item', 'price'])
    expect(seen?.rows).toEqual([
      ['mug', '4.50'],
      ['cup', '3.25'],
    ])
    expect(seen?.skipped).toEqual([
      [1, 'preamble'],
      [5, 'note'],
    ])
  })

  test('of kinds of rows to keep is done', async () => {
    const text = `Made by,Ann\n${orders}\nTotal,,14.75\n`
    const [seen] = await read(text, { tables: [{ sheet: null, keep: ['preamble', 'blank', 'totals'] }] })
    expect(seen?.rows.map(row => row[0])).toEqual(['Made by', '1', '2', '3', null, 'Total'])
  })

  test('is tables by their place', async () => {
    const seen = await read(`${orders}\n${people}`, { tables: [{ sheet: null, index: 1, headerRow: null }] })
    expect(seen.map(({ names }) => names[0])).toEqual(['order', 'Column 1'])
  })

  test.each([
    [{ encoding: 'klingon' }, 'unsupported_encoding'],
    [{ delimiter: '\n' }, 'setting_delimiter'],
    [{ quote: 'a' }, 'setting_quote'],
    [{ escape: '1' }, 'setting_escape'],
    [{ tables: [{ sheet: null, headerRow: 99 }] }, 'setting_header_row'],
    [{ tables: [{ sheet: null, range: 'nowhere' }] }, 'setting_range'],
    [{ tables: [{ sheet: null, range: 'A500:B900' }] }, 'setting_range_outside'],
  ])('that cannot be, as %j, is refused by name', async (said, code) => {
    await expect(read(orders, said)).rejects.toThrowError(expect.objectContaining({ code }))
  })
})

describe('a raw reading', () => {
  test('gives every cell as it stands, and leaves out no row but the header', async () => {
    const text = `Report of May\n\n${orders}4,pot\n\n5,pan,2.00,more\nTotal,,14.75\n\n${people}`
    const [raw, ...more] = await read(text, { raw: true })
    const records = text.trimEnd().split('\n')
    expect(more).toEqual([])
    expect(raw?.skipped).toEqual([])
    expect(raw?.rows).toEqual(
      records
        .filter((_, i) => i !== 2)
        .map(line => Array.from({ length: 4 }, (_, column) => line.split(',')[column] || null)),
    )
  })
})

describe('a doubtful reading', () => {
  test.each([
    ['lines above and no names', 'Report of May\nby Ann\n1,2020-01-01,a\n2,2020-01-02,b\n3,2020-01-03,a\n'],
    ['names of three rows', ',Plan,,Actual\n,Costs,,Sales\ncode,units,price,sum\nA,1,2,3\nB,4,5,6\n'],
  ])('says so: %s', async (_, text) => {
    const [seen] = await read(text)
    expect(seen?.raw.warnings.map(({ code }) => code)).toEqual(['ingest.header_doubtful'])
  })
})

describe('every repair of a text', () => {
  const dirty = {
    'tables and lines above': `Report of May\n${orders}\n${people}`,
    'units and a header of groups': 'name,size,\n,w,h\n,kg,cm\nann,1,2\nbob,3,4\neve,5,6\n',
    'another delimiter': orders.replaceAll(',', '^'),
    'other quotes': "a,b,c\n1,'x, y',2\n2,'z, w',3\n3,'v, u',4\n",
    backslashes: 'a,b\n1,"x \\"y\\", z"\n2,"w"\n3,"v, \\"u\\""\n',
    'quotes by fences': '"id","title"\n"1","a "good", blue one"\n"2","plain"\n"3","x"\n',
    'columns of spaces': 'name   age  city\nann     12  Oslo\nbob      9  Rome\neve     33  Bonn\n',
    'an unnamed first column': 'a,b\n1,4,5\n2,6,7\n3,8,9\n',
    'no header': '1,2020-01-01\n2,2020-01-02\n3,2020-01-03\n',
    'columns without cells': 'a,b,,\n1,2,,\n3,4,,\n',
    'cells beyond the header': 'a,b\n1,2\n3,4,5\n6,7\n',
  }

  test.each(Object.entries(dirty))('can be taken back, as of %s', async (_, text) => {
    const [found] = await read(text)
    const repairs = found?.raw.repairs ?? []
    expect(repairs.length).toBeGreaterThan(0)
    let undone = ReadSettings.parse({})
    for (const { undo } of repairs) if (undo !== undefined) undone = mergeSettings(undone, ReadSettings.parse(undo))
    expect(repairs.some(({ undo }) => undo !== undefined)).toBe(true)
    const seen = await read(text, undone)
    const left = seen.flatMap(({ raw }) => raw.repairs.map(({ message }) => message.code))
    const before = repairs.filter(({ undo }) => undo !== undefined).map(({ message }) => message.code)
    expect(left.filter(code => before.includes(code))).toEqual([])
  })

  test('of settings that are undone leaves every cell as the raw reading has it', async () => {
    const text = `Report of May\n${orders}\n${people}Total,,,2\n`
    let settings = ReadSettings.parse({})
    for (let round = 0; round < 5; round++) {
      const seen = await read(text, settings)
      const undos = seen.flatMap(({ raw }) => raw.repairs.flatMap(({ undo }) => (undo === undefined ? [] : [undo])))
      for (const undo of undos) settings = mergeSettings(settings, ReadSettings.parse(undo))
    }
    const [undone] = await read(text, settings)
    const [raw] = await read(text, { raw: true })
    expect(undone?.rows.filter(row => row.some(cell => cell !== null))).toEqual(
      raw?.rows.filter(row => row.some(cell => cell !== null)),
    )
  })
})
