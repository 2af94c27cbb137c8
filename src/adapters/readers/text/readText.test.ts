import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ReadSettings } from '../../../contract/settings.ts'
import { openLanding } from '../landing/openLanding.ts'
import type { RawTable } from '../raw.ts'
import { readText, type TextReading } from './readText.ts'
import { scanFile } from './scanFile.ts'
import { detectEncoding } from './textEncoding.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-text-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

interface Seen {
  names: string[]
  rows: (string | null)[][]
  rowNumbers: number[]
  skipped: unknown[][]
  rejected: unknown[][]
  raw: RawTable
  reading: TextReading
  encoding: string
}

async function read(content: string | Buffer, settings?: ReadSettings): Promise<Seen> {
  const [only, ...more] = await readAll(content, settings)
  if (only === undefined || more.length > 0) throw new Error(`${more.length + (only ? 1 : 0)} tables`)
  return only
}

async function readAll(content: string | Buffer, settings?: ReadSettings): Promise<Seen[]> {
  const path = join(folder, 'file.csv')
  await writeFile(path, content)
  const work = await mkdtemp(join(folder, 'work-'))
  const landing = await openLanding(work, work, path)
  try {
    const encoding = detectEncoding(await scanFile(path), settings?.encoding)
    const source = { path, name: 'file.csv', encoding, connection: landing.connection, workDir: work, settings }
    const seen: Omit<Seen, 'reading'>[] = []
    const reading = await readText(source, async raw => {
      seen.push({ ...(await contentsOf(raw)), raw, encoding: encoding.encoding })
    })
    return seen.map(one => ({ ...one, reading }))
  } finally {
    landing.close()
  }
}

async function contentsOf(raw: RawTable) {
  const all = async (sql: string) => (await raw.connection.runAndReadAll(sql)).getRowsJson()
  const columns = raw.columns.map(({ source }) => source).join(', ')
  const rows = await all(`SELECT _row, ${columns} FROM ${raw.relation} ORDER BY _row`)
  const { skippedRelation: skipped, rejectedRelation: rejected } = raw
  return {
    names: raw.columns.map(({ name }) => name),
    rows: rows.map(row => row.slice(1) as (string | null)[]),
    rowNumbers: rows.map(row => Number(row[0])),
    skipped: skipped ? await all(`SELECT _row::INT, reason, raw FROM ${skipped} ORDER BY _row`) : [],
    rejected: rejected ? await all(`SELECT _row::INT, column_id, raw, reason FROM ${rejected}`) : [],
  }
}

/** Every record of the text, counted apart from the reading, is a row, a skipped one or a header. */
function expectBalanced({ raw, reading, rows, skipped }: Seen): void {
  const { survey, tables } = reading.layout
  expect(raw.rowsRead).toBe(rows.length + skipped.length)
  expect(raw.rowsRead).toBe(survey.records - (tables[0]?.place.headerRows ?? 0))
}

describe('a text file', () => {
  test('is read into rows of text with the number of their record', async () => {
    const seen = await read('name,n\nann,1\nbob,\n')
    expect(seen.names).toEqual(['name', 'n'])
    expect(seen.rows).toEqual([
      ['ann', '1'],
      ['bob', null],
    ])
    expect(seen.rowNumbers).toEqual([2, 3])
    expectBalanced(seen)
  })

  test('keeps cells beyond the header apart and pads short rows', async () => {
    const seen = await read('name,n,m\nann,1,2\nbob,3\neve,4,5,six,\nleo,7,8\nmia,9,9\n')
    expect(seen.rows).toEqual([
      ['ann', '1', '2'],
      ['bob', '3', null],
      ['eve', '4', '5'],
      ['leo', '7', '8'],
      ['mia', '9', '9'],
    ])
    expect(seen.rejected).toEqual([[4, 'beyond_4', 'six', 'beyond_header']])
    expect(seen.raw.repairs.map(({ message, count }) => [message.code, count])).toEqual([
      ['ingest.short_rows', 1],
      ['ingest.cells_set_apart', 1],
    ])
    expectBalanced(seen)
  })

  test('keeps a row that is wider than the header, though only one of its cells is below a name', async () => {
    const seen = await read(
      'Region,Units,Amount\nSouth,0,141.97\nNorth,,,,,1,746.55\nTotal,,37852264.59\n\nNote: by hand\n',
    )
    expect(seen.rows).toEqual([
      ['South', '0', '141.97'],
      ['North', null, null],
    ])
    expect(seen.rejected).toEqual([
      [3, 'beyond_6', '1', 'beyond_header'],
      [3, 'beyond_7', '746.55', 'beyond_header'],
    ])
    expectBalanced(seen)
  })

  test('shows skipped rows whole, and sets none of their cells apart', async () => {
    const seen = await read('a,b,c\nx,1,2\ny,3,4\na,b,c,,more\nz,5,6\nw,5,6\nNote: by,,,,hand\n')
    expect(seen.rows).toHaveLength(4)
    expect(seen.rejected).toEqual([])
    expect(seen.skipped).toEqual([
      [4, 'repeated_header', '["a","b","c",null,"more"]'],
      [7, 'note', '["Note: by",null,null,null,"hand"]'],
    ])
    expect(seen.raw.repairs.map(({ message }) => message.code)).not.toContain('ingest.cells_set_apart')
    expectBalanced(seen)
  })

  test('leaves out what stands above and below the table, and says so', async () => {
    const seen = await read(
      'Sales of May\nmade by Ann\n\nname,n,m\nann,1,2\n\nbob,3,4\n,,\neve,5,6\nTotal,9,12\nGenerated on 2020-06-01\n',
    )
    expect(seen.rows).toEqual([
      ['ann', '1', '2'],
      ['bob', '3', '4'],
      ['eve', '5', '6'],
    ])
    expect(seen.rowNumbers).toEqual([5, 7, 9])
    expect(seen.skipped).toEqual([
      [1, 'preamble', '["Sales of May"]'],
      [2, 'preamble', '["made by Ann"]'],
      [3, 'blank', '[null]'],
      [6, 'blank', '[]'],
      [8, 'blank', '[]'],
      [10, 'totals', '["Total","9","12"]'],
      [11, 'note', '["Generated on 2020-06-01",null,null]'],
    ])
    expectBalanced(seen)
  })

  test('leaves out rows of delimiters and a repeated header also where every row is even', async () => {
    const seen = await read('name,n,m\nann,1,2\n,,\nname,n,m\nbob,3,4\nTotals:,4,6\n')
    expect(seen.rows).toEqual([
      ['ann', '1', '2'],
      ['bob', '3', '4'],
    ])
    expect(seen.rowNumbers).toEqual([2, 5])
    expect(seen.skipped.map(row => row.slice(0, 2))).toEqual([
      [3, 'blank'],
      [4, 'repeated_header'],
      [6, 'totals'],
    ])
    expectBalanced(seen)
  })

  test('without a header gets names and keeps its first row', async () => {
    const seen = await read('1,2020-01-01,a\n2,2020-01-02,b\n3,2020-01-03,a\n')
    expect(seen.names).toEqual(['Column 1', 'Column 2', 'Column 3'])
    expect(seen.rows).toHaveLength(3)
    expectBalanced(seen)
  })

  test.each([
    ['even', '1,2020-01-01,a\n2,2020-01-02,b\n3,2020-01-03,a\n'],
    ['ragged', '1,2020-01-01,a\n2,2020-01-02,b\n3,2020-01-03,a\n4,2020-01-04\n'],
  ])('with a byte order mark and no header begins with its first cell, %s', async (_, text) => {
    const seen = await read(`\ufeff${text}`)
    expect(seen.rows[0]).toEqual(['1', '2020-01-01', 'a'])
    expectBalanced(seen)
  })

  test('may have line ends in its header', async () => {
    const seen = await read('"first\nname",n\nann,1\nbob,2\n')
    expect(seen.names).toEqual(['first name', 'n'])
    expect(seen.rowNumbers).toEqual([2, 3])
    expectBalanced(seen)
  })

  test('keeps white space, zeros and signs as they are written', async () => {
    const seen = await read('code,note,n\n007, a ,1\n010,"",+2\n011,NULL,1e3\n')
    expect(seen.rows).toEqual([
      ['007', ' a ', '1'],
      ['010', null, '+2'],
      ['011', 'NULL', '1e3'],
    ])
  })

  test('of wrongly doubled quotes is cut at its fences', async () => {
    const seen = await read(
      '"id","title","n"\n"m1","Rae ""ENJOY" Platter","1"\n"m2","Set of ""2"","2"\n"m3","plain","3"\n',
    )
    expect(seen.rows).toEqual([
      ['m1', 'Rae "ENJOY" Platter', '1'],
      ['m2', 'Set of "2"', '2'],
      ['m3', 'plain', '3'],
    ])
    expectBalanced(seen)
  })

  test.each([
    ['windows-1252', 'name,price\nJosé,5 €\nZoë,7 €\nBjörk,9 €\n'],
    ['utf-16le', '\ufeffname,city\nJosé,Malmö\nZoë,Kraków\n'],
    ['utf-16be', '\ufeffname,city\nJosé,Malmö\nZoë,Kraków\n'],
    ['shift_jis', `名前,都市\n${'山田太郎,東京都千代田区\n鈴木一郎さん,大阪府大阪市\n'.repeat(5)}`],
    ['windows-1251', `имя,город\n${'Анна Петровна,Москва\nИван Сергеевич,Новосибирск\n'.repeat(5)}`],
  ])('in %s is read letter for letter', async (encoding, text) => {
    const seen = await read(iconv.encode(text, encoding))
    expect(seen.encoding).toBe(encoding)
    const lines = text
      .replace('\ufeff', '')
      .trimEnd()
      .split('\n')
      .map(line => line.split(','))
    expect([seen.names, ...seen.rows]).toEqual(lines)
  })

  test('with a few damaged letters is read as UTF-8 and says how many', async () => {
    const good = Buffer.from(`name,n\n${'Zoë Kraków,1\n'.repeat(20)}`)
    const seen = await read(Buffer.concat([good, Buffer.from([0x41, 0xff, 0x2c, 0x32, 0x0a])]))
    expect(seen.rows.at(-1)).toEqual(['A\ufffd', '2'])
    expect(seen.raw.warnings).toEqual([{ code: 'ingest.characters_lost', params: { count: 1 } }])
  })

  test('comes back cell for cell in every dialect, even or ragged, quoted or not', async () => {
    await fc.assert(
      fc.asyncProperty(files, async ({ rows, dialect, isRagged }) => {
        const header = ['id', 'título', 'amount', 'note']
        const seen = await read(write([header, ...rows], dialect, isRagged))
        expect(seen.names).toEqual(header)
        expect(seen.rows).toEqual(rows.map(row => row.map(cell => cell || null)))
        expect(seen.rowNumbers).toEqual(rows.map((_, i) => i + 2))
        expectBalanced(seen)
      }),
      { numRuns: 60, seed: 3 },
    )
  })
})

interface Dialect {
  delimiter: string
  quote: string
  lineEnd: string
}

const words = fc.constantFrom(
  'Ann',
  'Łódź',
  '東京',
  'a "quoted" word',
  'comma, here',
  'semi; colon',
  "it's",
  'two\nlines',
  'tab\there',
  'pipe | bar',
  '😀 smile',
  'a\r\nb',
)
const files = fc.record({
  rows: fc.array(
    fc
      .tuple(fc.nat(10_000), words, fc.integer({ min: -9999, max: 9999 }), fc.oneof(words, fc.constant('')))
      .map(([id, word, cents, note]) => [String(id), word, (cents / 100).toFixed(2), note]),
    { minLength: 5, maxLength: 40 },
  ),
  dialect: fc.record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    quote: fc.constantFrom('"', "'"),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  }),
  isRagged: fc.boolean(),
})

/** Quotes where needed; ragged: an empty last cell is not written. */
function write(
  rows: readonly (readonly string[])[],
  { delimiter, quote, lineEnd }: Dialect,
  isRagged: boolean,
): string {
  const must = new RegExp(`[${delimiter === '\t' ? '\\t' : delimiter}${quote}\\r\\n]`)
  const cell = (text: string) => (must.test(text) ? quote + text.replaceAll(quote, quote + quote) + quote : text)
  const line = (row: readonly string[]) =>
    (isRagged && row.at(-1) === '' ? row.slice(0, -1) : row).map(cell).join(delimiter)
  return rows.map(row => line(row) + lineEnd).join('')
}
