import { writeFile } from 'node:fs/promises'
import { writeXlsx } from '../../support/xlsx.ts'
import { writeZip } from '../../support/zip.ts'
import type { HostileFile } from './hostileFile.ts'
import { odsOf, odsRow, writeOds } from './ods.ts'

const text = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`
const number = (ref: string, value: number) => `<c r="${ref}"><v>${value}</v></c>`
const row = (n: number, ...cells: string[]) => `<row r="${n}">${cells.join('')}</row>`
const ODD_NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']

const file = (title: string, name: string, content: string | Buffer, ends: HostileFile['ends']): HostileFile => ({
  title,
  name,
  write: path => writeFile(path, content),
  ends,
})

/** Names as an upload or an archive may bring them, each of which somebody once used to leave a folder. */
export const TRICKY_NAMES: readonly string[] = [
  '../../../../tmp/escaped.csv',
  '/etc/cron.d/escaped.csv',
  '..\\..\\escaped.csv',
  'C:\\Windows\\escaped.csv',
  'a/./b/../../escaped.csv',
  '%2e%2e%2fescaped.csv',
  'name\u0000.csv',
  `${'long'.repeat(300)}.csv`,
  '\u202Evsc.exe',
  'con.csv',
  ' .csv',
  '$(touch escaped).csv',
  "'; DROP TABLE x; --.csv",
]

/** Files that are merely ugly: they are read, and rightly. */
export const ugly: readonly HostileFile[] = [
  {
    title: 'three cells in a sheet of A1:XFD1048576',
    name: 'three.xlsx',
    write: path =>
      writeXlsx(path, {
        sheets: [
          {
            name: 'S',
            rows: row(1, text('A1', 'n')) + row(2, number('A2', 1)) + row(1_048_576, number('A1048576', 2)),
          },
        ],
      }),
    ends: { rows: [2], columns: ['n'] },
  },
  {
    title: 'a stray cell in the last corner of a sheet',
    name: 'stray.xlsx',
    write: path =>
      writeXlsx(path, {
        sheets: [
          {
            name: 'S',
            rows:
              row(1, text('A1', 'name'), text('B1', 'n')) +
              row(2, text('A2', 'ann'), number('B2', 1)) +
              row(3, text('A3', 'bob'), number('B3', 2)) +
              row(1_048_576, text('XFD1048576', 'x')),
          },
        ],
      }),
    ends: { rows: [2], columns: ['name', 'n'] },
  },
  {
    title: 'columns of a workbook called as what objects have',
    name: 'proto.xlsx',
    write: path =>
      writeXlsx(path, {
        sheets: [
          {
            name: '__proto__',
            rows:
              row(1, ...ODD_NAMES.map((name, i) => text(`${'ABCD'[i]}1`, name))) +
              row(2, ...ODD_NAMES.map((_, i) => number(`${'ABCD'[i]}2`, i))),
          },
        ],
      }),
    ends: { rows: [1], columns: ODD_NAMES },
  },
  {
    title: 'columns of an .ods called as what objects have',
    name: 'proto.ods',
    write: path => writeOds(path, odsOf(odsRow(...ODD_NAMES) + odsRow(1, 2, 3, 4))),
    ends: { rows: [1], columns: ODD_NAMES },
    isLegacy: true,
  },
  file('columns of a text called as what objects have', 'proto.csv', `${ODD_NAMES.join(',')}\n1,2,3,4\n`, {
    rows: [1],
    columns: ODD_NAMES,
  }),
  file(
    'keys of JSON called as what objects have',
    '__proto__.json',
    '[{"__proto__":1,"constructor":2,"toString":3},{"__proto__":4,"constructor":5,"toString":6}]',
    { rows: [2], columns: ['__proto__', 'constructor', 'toString'] },
  ),
  file('NUL bytes in the cells of a text', 'nul.csv', 'name,n\nan\u0000n,1\nbob,2\ncleo,3\n', {
    rows: [3],
    columns: ['name', 'n'],
  }),
  file('lone surrogates in JSON', 'lone.json', '[{"a":"\\ud800","n":1},{"a":"x\\udc00y","n":2}]', {
    rows: [2],
    columns: ['a', 'n'],
  }),
  file(
    'lone surrogates in UTF-16',
    'lone.csv',
    Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('a,n\n', 'utf16le'),
      Buffer.from([0, 0xd8]),
      Buffer.from(',1\nx,2\n', 'utf16le'),
    ]),
    { rows: [2], columns: ['a', 'n'] },
  ),
  {
    title: 'lone surrogates and controls in a workbook',
    name: 'lone.xlsx',
    write: path =>
      writeXlsx(path, {
        sheets: [
          {
            name: 'S',
            rows:
              row(1, text('A1', 'a'), text('B1', 'n')) +
              row(2, text('A2', '&#xD800;x_xD800_'), number('B2', 1)) +
              row(3, text('A3', '_x0000_&#0;'), number('B3', 2)),
          },
        ],
      }),
    ends: { rows: [2], columns: ['a', 'n'] },
  },
  {
    title: 'members of a zip that would leave their folder',
    name: 'paths.zip',
    write: path =>
      writeZip(
        path,
        TRICKY_NAMES.slice(0, 6).map(name => [name, 'a,b\n1,2\n'] as const),
      ),
    ends: { rows: [1, 1, 1, 1, 1, 1] },
  },
  ...TRICKY_NAMES.map((name, i) => file(`a tricky name (${i + 1})`, name, 'a,b\n1,2\n', { rows: [1] })),
]
