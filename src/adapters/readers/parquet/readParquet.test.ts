import { mkdtemp, readFile as readBytes, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readFile } from '../readFile.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-parquet-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function query(sql: string) {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  try {
    return (await connection.runAndReadAll(sql)).getRowsJson()
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** Reads what a query writes as Parquet: the table, its values, its rejected cells. */
async function read(select: string) {
  const path = join(folder, 'file.parquet')
  await query(`COPY (${select}) TO '${path}' (FORMAT parquet)`)
  const reading = await readFile({ path, outDir: folder })
  const [table] = reading.tables
  if (!table) throw new Error('no table')
  const rows = await query(
    `SELECT COLUMNS(* EXCLUDE _row)::VARCHAR FROM '${join(folder, table.parts.data)}' ORDER BY _row`,
  )
  const { rejects } = table.parts
  return {
    table,
    types: table.columns.map(({ name, type, scale }) => `${name} ${type}${scale === null ? '' : scale}`),
    rows,
    rejects:
      rejects === null ? [] : await query(`SELECT _row::INT, column_id, raw, reason FROM '${join(folder, rejects)}'`),
    repairs: table.receipt.repairs.map(({ message }) => message.code),
  }
}

describe('a Parquet file', () => {
  test('keeps the types it declares, exactly', async () => {
    const { types, rows } = await read(`SELECT 1::TINYINT AS a, 9223372036854775807::BIGINT AS b, 7::UBIGINT AS c,
      18446744073709551615::UBIGINT AS d, 12.50::DECIMAL(9,2) AS e, 123456789012345678901234567890.5::DECIMAL(31,1) AS f,
      5::DECIMAL(9,0) AS g, 0.1::DOUBLE AS h, true AS i, DATE '2020-02-29' AS j, TIME '10:11:12' AS k, '007' AS l,
      'x'::ENUM('x', 'y') AS m`)
    expect(types).toEqual([
      ...['a integer', 'b integer', 'c integer', 'd decimal0', 'e decimal2', 'f decimal1', 'g integer', 'h double'],
      ...['i boolean', 'j date', 'k time', 'l text', 'm text'],
    ])
    expect(rows).toEqual([
      [
        ...['1', '9223372036854775807', '7', '18446744073709551615', '12.50', '123456789012345678901234567890.5', '5'],
        ...['0.1', 'true', '2020-02-29', '10:11:12', '007', 'x'],
      ],
    ])
  })

  test('gives times with a zone in UTC, and says so; others stay as they are', async () => {
    const { types, rows, repairs } = await read(
      `SELECT TIMESTAMPTZ '2020-06-01 12:00:00+02' AS a, TIMESTAMP '2020-06-01 12:00:00' AS b,
        TIMESTAMP_NS '2020-06-01 12:00:00.123456789' AS c`,
    )
    expect(types).toEqual(['a timestamp', 'b timestamp', 'c timestamp'])
    expect(rows).toEqual([['2020-06-01 10:00:00', '2020-06-01 12:00:00', '2020-06-01 12:00:00.123456']])
    expect(repairs).toEqual(['repair.zone_to_utc'])
  })

  test('flattens what nests: fields by dots, lists joined, deeper things as JSON', async () => {
    const { types, rows, repairs } = await read(
      `SELECT {'x': 1, 'y': {'z': 'w'}} AS s, [1, NULL, 3] AS l, [{'q': 1}] AS n, MAP {'k': 2} AS m`,
    )
    expect(types).toEqual(['s.x integer', 's.y.z text', 'l text', 'n text', 'm text'])
    expect(rows).toEqual([['1', 'w', '1, 3', '[{"q":1}]', '{"k":2}']])
    expect(repairs).toEqual(['ingest.lists_joined', 'ingest.nested_as_json', 'ingest.nested_as_json'])
  })

  test('shows bytes as text where all of them are, else as hexadecimal digits', async () => {
    const { rows, repairs } = await read(`SELECT 'caf\\xC3\\xA9'::BLOB AS a, '\\x00\\xFF'::BLOB AS b`)
    expect(rows).toEqual([['café', '00FF']])
    expect(repairs).toEqual(['ingest.bytes_as_hex'])
  })

  test('counts NaN as missing and sets aside what has no end; the ledgers balance', async () => {
    const { table, rows, rejects } = await read(
      `SELECT unnest([1.5, 'nan'::DOUBLE, 'inf'::DOUBLE, NULL]) AS x, unnest([DATE 'infinity', DATE '2020-01-01', NULL, NULL]) AS d`,
    )
    expect(rows).toEqual([
      ['1.5', null],
      [null, '2020-01-01'],
      [null, null],
      [null, null],
    ])
    expect(rejects).toEqual([
      [1, 'c2', 'infinity', 'not_date'],
      [3, 'c1', 'inf', 'not_double'],
    ])
    expect(table.columns[0]?.missing).toEqual([
      { marker: '', count: 1 },
      { marker: 'NaN', count: 1 },
    ])
    expect(table.receipt.cells).toEqual({ read: 8, typed: 2, missing: 4, rejected: 2 })
  })

  test('holds texts that are texts: numbers among them stay, dates are read', async () => {
    const { types } = await read(`SELECT '12' AS code, '31/12/2020' AS day UNION ALL SELECT '13', '01/02/2021'`)
    expect(types).toEqual(['code text', 'day date'])
  })

  test('may name its columns alike, or badly', async () => {
    const { types } = await read(`SELECT 1 AS "a.b", {'b': 2} AS a, 3 AS " ", 4 AS "x""y"`)
    expect(types).toEqual(['a.b integer', 'a.b (2) integer', 'Column 3 integer', 'x"y integer'])
  })

  test('without rows is refused', async () => {
    await expect(read('SELECT 1 AS a WHERE false')).rejects.toMatchObject({ code: 'no_rows' })
  })

  test('that is cut off or spoilt is refused by name', async () => {
    const path = join(folder, 'whole.parquet')
    await query(`COPY (SELECT range AS a, 'text ' || range AS b FROM range(5000)) TO '${path}' (FORMAT parquet)`)
    const bytes = await readBytes(path)
    const spoilt = Buffer.from(bytes)
    spoilt.fill(0xee, 200, 900)
    for (const content of [bytes.subarray(0, bytes.length / 2), bytes.subarray(0, 5), spoilt]) {
      const broken = join(folder, 'broken.parquet')
      await writeFile(broken, content)
      await expect(readFile({ path: broken, outDir: folder })).rejects.toMatchObject({ code: 'parquet_damaged' })
    }
  })
})
