import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openLanding } from '../landing/openLanding.ts'
import type { Outcome } from '../source.ts'
import { scanFile } from '../text/scanFile.ts'
import { readJson } from './readJson.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-json-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

interface Seen {
  name: string
  /** Names of the columns, then rows with their number in front. */
  names: string[]
  rows: unknown[][]
  skipped: unknown[][]
  rejected: unknown[][]
  repairs: string[]
}

async function read(content: string | Buffer): Promise<{ tables: Seen[]; outcome: Outcome }> {
  const path = join(folder, 'file.json')
  await writeFile(path, content)
  const work = await mkdtemp(join(folder, 'work-'))
  const { connection, close } = await openLanding(work, work, path)
  const all = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson()
  const tables: Seen[] = []
  try {
    const scan = await scanFile(path)
    const outcome = await readJson({ path, name: 'file.json', scan, connection, workDir: work }, async raw => {
      const columns = raw.columns.map(({ source }) => `, ${source}`).join('')
      tables.push({
        name: raw.name,
        names: raw.columns.map(({ name }) => name),
        rows: await all(`SELECT _row::INT${columns} FROM ${raw.relation} ORDER BY rowid`),
        skipped: raw.skippedRelation ? await all(`SELECT _row::INT, reason, raw FROM ${raw.skippedRelation}`) : [],
        rejected: raw.rejectedRelation
          ? await all(`SELECT _row::INT, column_id, raw, reason FROM ${raw.rejectedRelation} ORDER BY 1, 3`)
          : [],
        repairs: raw.repairs.map(({ message, count }) => `${message.code} ${count}`),
      })
    })
    return { tables, outcome }
  } finally {
    close()
  }
}

/** The only table of a JSON text. */
async function only(content: string | Buffer): Promise<Seen> {
  const { tables } = await read(content)
  expect(tables.map(({ name }) => name)).toHaveLength(1)
  return tables[0] as Seen
}

describe('a table', () => {
  test('is an array of objects; keys are columns in the order of first sight', async () => {
    const { names, rows, repairs } = await only('[{"a":1,"b":"x"},{"b":null,"c":true},{}]')
    expect(names).toEqual(['a', 'b', 'c'])
    expect(rows).toEqual([
      [1, '1', 'x', null],
      [2, null, null, 'true'],
      [3, null, null, null],
    ])
    expect(repairs).toEqual([])
  })

  test('is an object of arrays, column by column', async () => {
    const { names, rows, repairs } = await only('{"a":[1,2,3],"b":["x","y"]}')
    expect(names).toEqual(['a', 'b'])
    expect(rows).toEqual([
      [1, '1', 'x'],
      [2, '2', 'y'],
      [3, '3', null],
    ])
    expect(repairs).toEqual(['ingest.json_uneven_columns 2'])
  })

  test('is an object of columns whose keys are the numbers of the rows', async () => {
    const { names, rows } = await only('{"a":{"0":1,"1":2},"b":{"0":"x","1":"y"}}')
    expect(names).toEqual(['a', 'b'])
    expect(rows).toEqual([
      [1, '1', 'x'],
      [2, '2', 'y'],
    ])
  })

  test('is an object of like objects, with their keys in a column', async () => {
    const { names, rows } = await only('{"ann":{"age":3,"town":"Ulm"},"ben":{"age":4}}')
    expect(names).toEqual(['key', 'age', 'town'])
    expect(rows).toEqual([
      [1, 'ann', '3', 'Ulm'],
      [2, 'ben', '4', null],
    ])
  })

  test('is an object of very many objects, too', async () => {
    const record = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`id${i}`, { x: i, y: { z: 'w' } }]))
    const { names, rows } = await only(JSON.stringify(record))
    expect(names).toEqual(['key', 'x', 'y.z'])
    expect([rows.length, rows[4999]]).toEqual([5000, [5000, 'id4999', '4999', 'w']])
  })

  test('is an array of arrays; a first row of words names its columns', async () => {
    const { names, rows } = await only('[["name","n"],["a",1],["b"]]')
    expect(names).toEqual(['name', 'n'])
    expect(rows).toEqual([
      [2, 'a', '1'],
      [3, 'b', null],
    ])
  })

  test('of arrays without names has numbered columns', async () => {
    const { names, rows, repairs } = await only('[[1,"a"],[2,"b"]]')
    expect(names).toEqual(['Column 1', 'Column 2'])
    expect(rows).toHaveLength(2)
    expect(repairs).toEqual(['ingest.header_missing 2'])
  })

  test('is a single object: one row', async () => {
    const { names, rows } = await only('{"id":7,"at":{"town":"Ulm","zip":"089"}}')
    expect(names).toEqual(['id', 'at.town', 'at.zip'])
    expect(rows).toEqual([[1, '7', 'Ulm', '089']])
  })

  test('is an array of scalars', async () => {
    expect(await only('[1, "x", null]')).toMatchObject({
      names: ['value'],
      rows: [
        [1, '1'],
        [2, 'x'],
        [3, null],
      ],
    })
  })
})

describe('what nests', () => {
  test('in objects is named with dots', async () => {
    const { names, rows } = await only('[{"a":{"b":{"c":1},"d":2}},{"a":5}]')
    expect(names).toEqual(['a', 'a.b.c', 'a.d'])
    expect(rows).toEqual([
      [1, null, '1', '2'],
      [2, '5', null, null],
    ])
  })

  test('as objects in arrays is a table of its own that names its row', async () => {
    const { tables } = await read(
      '[{"id":"A","lines":[{"sku":1,"tags":["x","y"]},{"sku":2}]},{"id":"B","lines":[]},{"id":"C","lines":[{"sku":3}]}]',
    )
    expect(tables).toMatchObject([
      {
        name: 'file',
        names: ['id'],
        rows: [
          [1, 'A'],
          [2, 'B'],
          [3, 'C'],
        ],
      },
      {
        name: 'lines',
        names: ['file row', 'sku', 'tags'],
        rows: [
          [1, '1', '1', 'x, y'],
          [2, '1', '2', null],
          [3, '3', '3', null],
        ],
      },
    ])
  })

  test('as scalars in short arrays is joined, as scalars in long ones a table', async () => {
    const long = Array.from({ length: 60 }, (_, i) => i)
    const { tables } = await read(
      JSON.stringify([
        { tags: ['a', null, 'b'], xs: long },
        { tags: [], xs: [1] },
      ]),
    )
    expect(tables[0]).toMatchObject({
      names: ['tags'],
      rows: [
        [1, 'a, b'],
        [2, null],
      ],
    })
    expect(tables[1]).toMatchObject({ name: 'xs', names: ['file row', 'value'] })
    expect(tables[1]?.rows.length).toBe(61)
  })

  test('as arrays in arrays inside a row is kept as JSON, number for number', async () => {
    const { rows } = await only('[{"at":[[1.50,2],[{"x":"\\"q\\""}]]}]')
    expect(rows).toEqual([[1, '[[1.50,2],[{"x":"\\"q\\""}]]']])
  })

  test('in an object of several arrays makes several tables, and single values are listed', async () => {
    const { tables, outcome } = await read('{"count":2,"people":[{"n":1},{"n":2}],"meta":{"towns":[["name"],["Ulm"]]}}')
    expect(tables).toMatchObject([
      {
        name: 'people',
        names: ['n'],
        rows: [
          [1, '1'],
          [2, '2'],
        ],
      },
      { name: 'meta.towns', names: ['name'], rows: [[2, 'Ulm']] },
    ])
    expect(outcome.others).toEqual([{ name: 'count: 2', reason: 'single_value' }])
  })
})

describe('cells', () => {
  test('keep every digit and every name, however odd', async () => {
    const { names, rows } = await only(
      '[{"__proto__":12345678901234567890123,"constructor":0.10,"":"e","a.b":1,"a":{"b":"\\u00e9\\n\\ud83d\\ude00"}}]',
    )
    expect(names).toEqual(['__proto__', 'constructor', 'value', 'a.b', 'a.b (2)'])
    expect(rows).toEqual([[1, '12345678901234567890123', '0.10', 'e', '1', 'é\n😀']])
  })

  test('said twice count as said last, and the first is kept apart', async () => {
    const { rows, rejected } = await only('[{"a":1,"a":2},{"a":3}]')
    expect(rows).toEqual([
      [1, '2'],
      [2, '3'],
    ])
    expect(rejected).toEqual([[1, 'c1', '1', 'repeated_key']])
  })

  test('without end are kept apart, NaN stays to be found missing', async () => {
    const { rows, rejected } = await only('[{"a":NaN},{"a":-Infinity},{"a":1e400}]')
    expect(rows).toEqual([
      [1, 'NaN'],
      [2, null],
      [3, '1e400'],
    ])
    expect(rejected).toEqual([[2, 'c1', '-Infinity', 'not_finite']])
  })
})

describe('line by line', () => {
  test('keys may change, broken lines are skipped with their text, row numbers are lines', async () => {
    const { tables, outcome } = await read('{"a":1}\n{"b":2\n\n{"b":"x","c":[1,2]}\r\n{"a":3}')
    expect(outcome.format).toBe('ndjson')
    expect(tables[0]).toMatchObject({
      names: ['a', 'b', 'c'],
      rows: [
        [1, '1', null, null],
        [4, null, 'x', '1, 2'],
        [5, '3', null, null],
      ],
      skipped: [
        [2, 'unreadable', '["{\\"b\\":2"]'],
        [3, 'blank', '[]'],
      ],
      repairs: ['ingest.json_unreadable_lines 1'],
    })
  })

  test('arrays are rows under a header', async () => {
    const { names, rows } = await only('["x","y"]\n[1,"a"]\n[2,"b"]\n')
    expect(names).toEqual(['x', 'y'])
    expect(rows).toEqual([
      [2, '1', 'a'],
      [3, '2', 'b'],
    ])
  })

  test('arrays of objects are rows each', async () => {
    const { rows } = await only('[{"a":1},{"a":2}]\n[{"a":3}]\n')
    expect(rows.map(row => row[1])).toEqual(['1', '2', '3'])
  })

  test('an array over several lines is no such file', async () => {
    const { tables, outcome } = await read('[\n{"a":1},\n{"a":2}\n]')
    expect(outcome.format).toBe('json')
    expect(tables[0]?.rows).toHaveLength(2)
  })
})

describe('faults with one meaning', () => {
  test('are mended and told', async () => {
    const { rows, repairs } = await only('// made by hand\n[{"a":1,},\n /* two */ {"a":[2,],},]')
    expect(rows).toEqual([
      [1, '1'],
      [2, '2'],
    ])
    expect(repairs).toEqual(['ingest.json_trailing_commas 4', 'ingest.json_comments 2'])
  })

  test('objects one after another are rows', async () => {
    const { rows, repairs } = await only('{"a":\n1}{"a":2},\n{"a":3}')
    expect(rows).toHaveLength(3)
    expect(repairs).toEqual(['ingest.json_concatenated 3'])
  })

  test.each([
    ['utf-16le', true],
    ['utf-16be', true],
    ['utf8', true],
    ['windows-1252', false],
  ])('text in %s is read as any other', async (encoding, addBOM) => {
    const { rows } = await only(iconv.encode('[{"a":"é"},{"a":"ü"}]', encoding, { addBOM }))
    expect(rows).toEqual([
      [1, 'é'],
      [2, 'ü'],
    ])
  })
})

describe('a text that is no JSON is refused', () => {
  test.each([
    ['[{"a":1},\n {"a" 2}]', 'json_broken', { line: 2, column: 7, expected: 'a colon', found: '2' }],
    ["[{'a':1}]", 'json_broken', { line: 1, column: 3, found: "'" }],
    ['{"a":tru}', 'json_broken', { expected: 'a value', found: 'tru' }],
    ['[1 2]', 'json_broken', { expected: 'a comma or ]', found: '2' }],
    ['["a\\x"]', 'json_broken', { column: 4 }],
    ['[{"a":1},{"a":2', 'json_cut_off', { line: 1 }],
    ['["a', 'json_cut_off', { line: 1 }],
    ['[]', 'no_rows', {}],
    ['{}', 'no_rows', {}],
    [`${'['.repeat(300)}${']'.repeat(300)}`, 'json_too_deep', { limit: 200 }],
  ])('%s', async (text, code, detail) => {
    await expect(read(text)).rejects.toMatchObject({ code, detail })
  })
})
