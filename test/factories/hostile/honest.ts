import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { utils, write } from '@e965/xlsx'
import { writeXlsx } from '../../support/xlsx.ts'
import { writeZip } from '../../support/zip.ts'
import { odsOf, odsRow, writeOds } from './ods.ts'

export type HonestKind = 'csv' | 'json' | 'ndjson' | 'xlsx' | 'xls' | 'xlsb' | 'ods' | 'parquet' | 'zip' | 'gz'

export const HONEST_ROWS = 200
const NAMES = ['ann', 'bob', 'cleo', 'dan', 'eve']
const ROWS = Array.from({ length: HONEST_ROWS }, (_, i) => ({
  id: i + 1,
  name: `${NAMES[i % NAMES.length]} ${i}`,
  price: (i * 37) / 100,
  day: `2024-0${1 + (i % 9)}-1${i % 10}`,
}))
const CSV = `id,name,price,day\n${ROWS.map(({ id, name, price, day }) => `${id},${name},${price},${day}`).join('\n')}\n`

/** The same small table as a file of every kind that can be read: what others are spoilt from. */
export async function honestFiles(): Promise<Readonly<Record<HonestKind, Buffer>>> {
  const folder = await mkdtemp(join(tmpdir(), 'honest-'))
  try {
    const json = JSON.stringify(ROWS)
    return {
      csv: Buffer.from(CSV),
      json: Buffer.from(json),
      ndjson: Buffer.from(ROWS.map(row => JSON.stringify(row)).join('\n')),
      xlsx: await written(join(folder, 'x'), writeTable),
      xls: bySheetJs('biff8'),
      xlsb: bySheetJs('xlsb'),
      ods: await written(join(folder, 'o'), path =>
        writeOds(
          path,
          odsOf([odsRow('id', 'name', 'price'), ...ROWS.map(r => odsRow(r.id, r.name, r.price))].join('')),
        ),
      ),
      parquet: await written(join(folder, 'p'), writeParquet),
      zip: await written(join(folder, 'z'), path =>
        writeZip(path, [
          ['a.csv', CSV],
          ['b/b.json', json],
        ]),
      ),
      gz: gzipSync(CSV),
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function written(path: string, make: (path: string) => Promise<void>): Promise<Buffer> {
  await make(path)
  return readFile(path)
}

function writeTable(path: string): Promise<void> {
  const header = '<row r="1"><c t="inlineStr"><is><t>id</t></is></c><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
  const rows = ROWS.map(
    ({ id, price }, i) =>
      `<row r="${id + 1}"><c><v>${id}</v></c><c t="s"><v>${2 + i}</v></c><c s="1"><v>${price}</v></c></row>`,
  )
  const strings = ['name', 'price', ...ROWS.map(({ name }) => name)].map(text => `<t>${text}</t>`)
  return writeXlsx(path, { sheets: [{ name: 'S', rows: header + rows.join('') }], strings, formats: ['0.00'] })
}

function bySheetJs(bookType: 'biff8' | 'xlsb'): Buffer {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.json_to_sheet(ROWS), 'S')
  // The cast: `write` of type buffer gives one.
  return write(book, { type: 'buffer', bookType, compression: true }) as Buffer
}

async function writeParquet(path: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(
    `COPY (SELECT range AS id, 'name ' || range AS name, range * 0.37 AS price FROM range(${HONEST_ROWS})) TO '${path}' (FORMAT parquet)`,
  )
  connection.closeSync()
  instance.closeSync()
}
