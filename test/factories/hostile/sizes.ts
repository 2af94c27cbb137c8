import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeXlsx } from '../../support/xlsx.ts'
import type { HostileFile } from './hostileFile.ts'
import { odsOf, writeOds } from './ods.ts'

const MILLION = 1_000_000
const ODS_CELL = '<table:table-cell office:value-type="float" office:value="1"/>'

function* columns(n: number, cellOf: (i: number) => string, mark: string): Generator<string> {
  for (let i = 0; i < n; i += 10_000)
    yield (i === 0 ? '' : mark) + Array.from({ length: Math.min(10_000, n - i) }, (_, k) => cellOf(i + k)).join(mark)
}

async function writePieces(path: string, pieces: () => Iterable<string>): Promise<void> {
  await pipeline(Readable.from(pieces()), createWriteStream(path))
}

/** A text of so many megabytes without a line end between `head` and `tail`. */
async function writeLongLine(path: string, megabytes: number, [head, tail]: readonly [string, string]): Promise<void> {
  const file = await open(path, 'w')
  const piece = Buffer.alloc(2 ** 20, 'abcdefgh')
  await file.write(head)
  for (let i = 0; i < megabytes; i++) await file.write(piece)
  await file.write(tail)
  await file.close()
}

const longLines = (megabytes: number): HostileFile[] =>
  (
    [
      ['a line', 'line.csv', ['a,b\n1,', '\n2,3\n'], ['record_too_long']],
      ['a quoted cell', 'quoted.csv', ['a,b\n1,"', '"\n2,3\n'], ['record_too_long']],
      ['a text without a line end', 'blob.txt', ['', ''], ['record_too_long']],
      ['a text of JSON', 'text.json', ['[{"a":"', '"}]'], ['json_value_too_long']],
      ['a line of NDJSON', 'line.ndjson', ['{"a":1}\n{"a":"', '"}\n'], ['json_value_too_long']],
    ] as const
  ).map(([what, name, ends, codes]) => ({
    title: `${what} of ${megabytes} MB`,
    name,
    write: path => writeLongLine(path, megabytes, ends),
    ends: codes,
    isLarge: true,
  }))

/** Files that are too wide, too deep or too long in one place. */
export const sizes: readonly HostileFile[] = [
  ...longLines(600),
  {
    title: 'a text of a million columns',
    name: 'wide.csv',
    write: path =>
      writePieces(path, function* () {
        yield* columns(MILLION, i => `c${i}`, ',')
        yield '\n'
        yield* columns(MILLION, String, ',')
        yield '\n'
      }),
    ends: ['too_many_columns'],
  },
  {
    title: 'JSON of a million keys',
    name: 'wide.json',
    write: path =>
      writePieces(path, function* () {
        yield '[{'
        yield* columns(MILLION, i => `"c${i}":${i}`, ',')
        yield '}]'
      }),
    // Keys so many are values themselves: a table of keys and values.
    ends: { rows: [MILLION] },
  },
  {
    title: 'a workbook whose cells stand in column AAAAA',
    name: 'wide.xlsx',
    write: path => writeXlsx(path, { sheets: [{ name: 'S', rows: '<row r="1"><c r="AAAAA1"><v>1</v></c></row>' }] }),
    ends: ['too_many_columns'],
  },
  {
    title: 'a workbook of a million cells in a row',
    name: 'cells.xlsx',
    write: path =>
      writeXlsx(path, { sheets: [{ name: 'S', rows: `<row r="1">${'<c><v>1</v></c>'.repeat(MILLION)}</row>` }] }),
    ends: ['too_many_columns', 'row_too_long'],
  },
  {
    title: 'a workbook of sixteen thousand full columns',
    name: 'full.xlsx',
    write: path =>
      writeXlsx(path, {
        sheets: [
          { name: 'S', rows: [1, 2, 3].map(r => `<row r="${r}">${'<c><v>1</v></c>'.repeat(16_384)}</row>`).join('') },
        ],
      }),
    ends: ['too_many_columns'],
  },
  {
    title: 'an .ods of a million columns',
    name: 'wide.ods',
    write: path => writeOds(path, odsOf(`<table:table-row>${ODS_CELL.repeat(MILLION)}</table:table-row>`)),
    ends: ['too_many_columns', 'row_too_long', 'compression_bomb'],
    isLegacy: true,
  },
  {
    title: 'JSON nested a million levels deep',
    name: 'deep.json',
    write: path => writePieces(path, () => columns(MILLION, () => '[', '')),
    ends: ['json_too_deep', 'json_cut_off'],
  },
  {
    title: 'JSON of objects nested a hundred thousand deep',
    name: 'objects.json',
    write: path => writePieces(path, () => columns(100_000, () => '{"a":', '')),
    ends: ['json_too_deep', 'json_cut_off'],
  },
  {
    title: 'a text of ten million delimiters in every line',
    name: 'commas.csv',
    write: path => writePieces(path, () => columns(10 * MILLION, () => ',', '')),
    ends: ['too_many_columns', 'no_rows', 'record_too_long'],
  },
  {
    title: 'a text of thirty million empty lines',
    name: 'blank.csv',
    write: path => writePieces(path, () => columns(30 * MILLION, () => '\n', '')),
    ends: ['no_rows'],
    isLarge: true,
  },
]
