import { writeFile } from 'node:fs/promises'
import { encrypted } from '../../support/encrypt.ts'
import { writeXlsx } from '../../support/xlsx.ts'
import { writeZip } from '../../support/zip.ts'
import { HONEST_ROWS, type HonestKind, honestFiles } from './honest.ts'
import type { HostileFile } from './hostileFile.ts'
import { odsOf, odsRow, writeOds } from './ods.ts'

let made: ReturnType<typeof honestFiles> | null = null
const honest = async (kind: HonestKind): Promise<Buffer> => {
  made ??= honestFiles()
  return (await made)[kind]
}

const LEGACY: ReadonlySet<string> = new Set(['xls', 'xlsb', 'ods'])
const CUT_KINDS: readonly HonestKind[] = ['xlsx', 'xls', 'xlsb', 'ods', 'parquet', 'json', 'zip', 'gz']

const cut: readonly HostileFile[] = CUT_KINDS.flatMap(kind =>
  [0.02, 0.3, 0.6, 0.95].map(
    (share): HostileFile => ({
      title: `an .${kind} of which ${share * 100} % are left`,
      name: `cut.${kind}`,
      write: async path => {
        const bytes = await honest(kind)
        await writeFile(path, bytes.subarray(0, Math.max(9, Math.floor(bytes.length * share))))
      },
      ends: 'named',
      isLegacy: LEGACY.has(kind),
    }),
  ),
)

/** A file of one kind under the name of another is read as what it is. */
const misnamed: readonly HostileFile[] = (
  [
    ['csv', 'xlsx'],
    ['xlsx', 'csv'],
    ['xls', 'xlsx'],
    ['xlsb', 'xls'],
    ['ods', 'xlsx'],
    ['parquet', 'json'],
    ['json', 'parquet'],
    ['gz', 'zip'],
  ] as const
).map(([kind, ending]) => ({
  title: `an .${kind} called .${ending}`,
  name: `misnamed.${ending}`,
  write: async path => writeFile(path, await honest(kind)),
  ends: { rows: [HONEST_ROWS] },
  isLegacy: LEGACY.has(kind),
}))

const bytes = (title: string, name: string, content: Buffer | string, ...ends: string[]): HostileFile => ({
  title,
  name,
  write: path => writeFile(path, content),
  ends,
})

/** Bytes without a pattern, the same every time. */
function junk(length: number, seed: number): Buffer {
  const out = Buffer.alloc(length)
  let a = seed
  for (let i = 0; i < length; i++) {
    a = (Math.imul(a, 1664525) + 1013904223) >>> 0
    out[i] = a >>> 24
  }
  return out
}

const HEADER_ROW = '<row r="1"><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row>'
const wordsOf = (...codes: string[]) => codes

const bare: readonly HostileFile[] = [
  ...['csv', 'xlsx', 'xls', 'json', 'parquet', 'zip', 'gz', 'ods'].map(kind =>
    bytes(`an empty .${kind}`, `empty.${kind}`, '', 'empty_file'),
  ),
  bytes('a text of a header alone', 'header.csv', 'a,b,c\n', 'no_rows'),
  bytes('JSON of an empty list', 'header.json', '[]', 'no_rows'),
  {
    title: 'a workbook of a header alone',
    name: 'header.xlsx',
    write: path => writeXlsx(path, { sheets: [{ name: 'S', rows: HEADER_ROW }] }),
    ends: wordsOf('no_tables'),
  },
  {
    title: 'an .ods of a header alone',
    name: 'header.ods',
    write: path => writeOds(path, odsOf(odsRow('a', 'b'))),
    ends: wordsOf('no_tables'),
    isLegacy: true,
  },
  {
    title: 'a workbook without a sheet',
    name: 'none.xlsx',
    write: path => writeXlsx(path, { sheets: [] }),
    ends: wordsOf('no_tables'),
  },
  { title: 'an empty zip', name: 'none.zip', write: path => writeZip(path, []), ends: 'named' },
]

const junks: readonly HostileFile[] = [
  ...[1, 2, 3].map(seed => ({
    ...bytes(`binary junk ${seed}`, 'junk.csv', junk(1 << 20, seed)),
    ends: 'named' as const,
  })),
  ...(
    [
      ['a zip', '504b0304'],
      ['a compound file', 'd0cf11e0a1b11ae1'],
      ['a Parquet file', '50415231'],
      ['a gzip', '1f8b0800'],
    ] as const
  ).map(([what, signature]) => ({
    ...bytes(
      `junk that begins as ${what}`,
      'junk.bin',
      Buffer.concat([Buffer.from(signature, 'hex'), junk(1 << 18, 5)]),
    ),
    ends: 'named' as const,
  })),
  bytes('a megabyte of NUL bytes', 'nul.csv', Buffer.alloc(1 << 20), 'binary_file', 'no_rows'),
  bytes('a program', 'program.csv', Buffer.concat([Buffer.from('7f454c46', 'hex'), junk(5000, 3)]), 'binary_file'),
  bytes(
    'a picture',
    'picture.xlsx',
    Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), junk(5000, 4)]),
    'image_not_yet',
  ),
  bytes('a web page', 'page.csv', '<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>', 'markup_not_yet'),
]

const locked: readonly HostileFile[] = [
  ...(['agile', 'standard'] as const).map(
    (scheme): HostileFile => ({
      title: `a workbook under a password (${scheme})`,
      name: 'locked.xlsx',
      write: async path => writeFile(path, encrypted(await honest('xlsx'), { password: 'secret', scheme })),
      ends: ['password_needed'],
    }),
  ),
  {
    title: 'an encrypted package that is cut off',
    name: 'locked.xlsx',
    write: async path => {
      const whole = encrypted(await honest('xlsx'), { password: 'secret', scheme: 'agile' })
      await writeFile(path, whole.subarray(0, whole.length >> 1))
    },
    ends: 'named',
  },
  {
    title: 'an .ods under a password',
    name: 'locked.ods',
    write: path =>
      writeOds(path, odsOf(odsRow('a', 1)), [['META-INF/manifest.xml', '<manifest><encryption-data/></manifest>']]),
    ends: ['encrypted_other'],
    isLegacy: true,
  },
  {
    title: 'a zip under a password',
    name: 'locked.zip',
    write: async path => {
      const zip = Buffer.from(await honest('zip'))
      // The flags of every entry, in its own header and in the directory: bit 0 says encrypted.
      for (const [mark, at] of [
        ['PK\u0003\u0004', 6],
        ['PK\u0001\u0002', 8],
      ] as const)
        for (let i = zip.indexOf(mark); i >= 0; i = zip.indexOf(mark, i + 4)) zip[i + at] = (zip[i + at] ?? 0) | 1
      await writeFile(path, zip)
    },
    ends: ['archive_encrypted', 'archive_without_tables'],
  },
]

/** Files that are cut off, locked, of another kind than they say, or nothing at all. */
export const broken: readonly HostileFile[] = [...cut, ...misnamed, ...bare, ...junks, ...locked]
