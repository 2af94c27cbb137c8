import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile as readBytes, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import yazl from 'yazl'
import type { Reading } from '../../../contract/reading.ts'
import { readFile } from '../readFile.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-archive-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

type Entries = readonly (readonly [string, string | Buffer])[]

async function zip(entries: Entries, name = 'file.zip'): Promise<string> {
  const path = join(folder, name)
  const file = new yazl.ZipFile()
  for (const [entry, content] of entries) {
    // Two bytes that no path check knows stand for the dots, which the writer refuses.
    if (entry.endsWith('/')) file.addEmptyDirectory(entry)
    else file.addBuffer(Buffer.from(content), entry.replaceAll('../', '@@/'))
  }
  file.end()
  await pipeline(file.outputStream, createWriteStream(path))
  const bytes = await readBytes(path)
  for (let at = bytes.indexOf('@@/'); at >= 0; at = bytes.indexOf('@@/', at)) bytes.write('../', at)
  await writeFile(path, bytes)
  return path
}

async function read(path: string): Promise<Reading> {
  const outDir = await mkdtemp(join(folder, 'out-'))
  return readFile({ path, outDir })
}

const tables = ({ tables: all }: Reading) => all.map(({ name, sheet, rowCount }) => [name, sheet, rowCount])

describe('a zip', () => {
  test('is a dataset of a table for each file, whatever its kind', async () => {
    const inner = await readBytes(await zip([['deep/c.csv', 'x\n1\n2\n']], 'inner.zip'))
    const reading = await read(
      await zip([
        ['a.csv', 'n;m\n1;2\n3;4\n'],
        ['sub/', ''],
        ['sub/b.json', '[{"x":1,"ys":[{"y":1},{"y":2}]}]'],
        ['sub/a.csv', 'n\n1\n'],
        ['c.ndjson.gz', gzipSync('{"x":1}\n{"x":2}\n')],
        ['inner.zip', inner],
        ['__MACOSX/._a.csv', 'rubbish'],
        ['.hidden', 'rubbish'],
      ]),
    )
    expect(reading.file).toMatchObject({ format: 'zip', encoding: null, dialect: null })
    expect(tables(reading)).toEqual([
      ['a', 'a.csv', 2],
      ['b', 'sub/b.json', 1],
      ['b ys', 'sub/b.json/ys', 2],
      ['sub/a', 'sub/a.csv', 1],
      ['c', 'c.ndjson.gz', 2],
      ['inner', 'inner.zip', 2],
    ])
    expect(reading.others).toEqual([
      { name: 'sub/', reason: 'folder' },
      { name: '__MACOSX/._a.csv', reason: 'system_file' },
      { name: '.hidden', reason: 'hidden_file' },
    ])
    expect(reading.warnings).toEqual([])
  })

  test('is read again as a person decided of one of its files', async () => {
    const path = await zip([
      ['a.csv', 'note\nn,m\n1,2\n3,4\nTotal,6\n'],
      ['b.csv', 'n,m\n1,2\nTotal,2\n'],
    ])
    const undo = (await read(path)).tables[0]?.receipt.repairs.find(
      ({ message }) => message.code === 'ingest.left_out_totals',
    )?.undo
    expect(undo?.tables).toMatchObject([{ sheet: 'a.csv', index: 0, keep: ['totals'] }])
    const again = await readFile({ path, outDir: await mkdtemp(join(folder, 'out-')), settings: undo })
    expect(tables(again)).toEqual([
      ['a', 'a.csv', 3],
      ['b', 'b.csv', 1],
    ])
  })

  test('of one file is that file', async () => {
    const reading = await read(await zip([['data/sales.csv', 'a,b\n1,2\n']]))
    expect(reading.file).toMatchObject({ name: 'file.zip', format: 'csv', encoding: 'utf-8' })
    expect(tables(reading)).toEqual([['sales', null, 1]])
  })

  test('loads the files that can be read, and says why the others cannot', async () => {
    const reading = await read(
      await zip([
        ['broken.json', '[{"a":1},'],
        ['good.csv', 'a\n1\n'],
        ['picture.png', Buffer.from('89504e470d0a1a0a', 'hex')],
        ['empty.txt', ''],
        ['broken too.json', '{"a" 1}'],
        ['last.json', '[{"a":1}]'],
      ]),
    )
    expect(tables(reading).map(([name]) => name)).toEqual(['good', 'last'])
    expect(reading.others.map(({ name, reason }) => `${name} ${reason}`)).toEqual([
      'broken.json unreadable',
      'picture.png unreadable',
      'empty.txt unreadable',
      'broken too.json unreadable',
    ])
    expect(reading.warnings[0]).toEqual({
      code: 'ingest.member_unreadable',
      params: {
        name: 'broken.json',
        reason: 'The JSON ends in the middle, in line 1: the file is cut off. Export the data again, completely.',
      },
    })
  })

  test('never writes by the names inside it', async () => {
    const path = await zip([
      ['../../evil.csv', 'a\n1\n'],
      ['b.csv', 'a\n1\n'],
    ])
    const outDir = join(folder, 'out')
    const reading = await readFile({ path, outDir })
    expect(reading.tables).toHaveLength(2)
    expect((await readdir(folder)).sort()).toEqual(['file.zip', 'out'])
    expect((await readdir(outDir)).sort()).toEqual(['t0.parquet', 't1.parquet'])
  })

  test('with files of the same name keeps all of them', async () => {
    const reading = await read(
      await zip([
        ['a.csv', 'a\n1\n'],
        ['a.csv', 'a\n1\n2\n'],
        ['A.tsv', 'a\tb\n1\t2\n'],
      ]),
    )
    expect(tables(reading)).toEqual([
      ['a', 'a.csv', 1],
      ['a.csv', 'a.csv', 2],
      ['A.tsv', 'A.tsv', 1],
    ])
  })
})

describe('an archive is refused', () => {
  const bomb = Buffer.alloc(80 * 2 ** 20, 'a,b\n')

  test('when a file of it unpacks to far too much, the others notwithstanding', async () => {
    const path = await zip([
      ['ok.csv', 'a\n1\n'],
      ['bomb.csv', bomb],
    ])
    await expect(read(path)).rejects.toMatchObject({ code: 'archive_bomb' })
  })

  test('when it is gzip and unpacks to far too much', async () => {
    const path = join(folder, 'bomb.csv.gz')
    await writeFile(path, gzipSync(bomb))
    await expect(read(path)).rejects.toMatchObject({ code: 'archive_bomb' })
  })

  test('when it holds too many files', async () => {
    const path = await zip(Array.from({ length: 1001 }, (_, i) => [`${i}.csv`, 'a\n1\n'] as const))
    await expect(read(path)).rejects.toMatchObject({ code: 'archive_too_many', detail: { limit: 1000 } })
  })

  test('when nothing in it is a table', async () => {
    const path = await zip([
      ['a.png', Buffer.from('89504e470d0a1a0a', 'hex')],
      ['b.pdf', '%PDF-1.7'],
    ])
    await expect(read(path)).rejects.toMatchObject({ code: 'archive_without_tables' })
    await expect(read(await zip([]))).rejects.toMatchObject({ code: 'archive_without_tables' })
  })

  test('when it is packed thrice', async () => {
    const one = await readBytes(await zip([['a.csv', 'a\n1\n']], 'one.zip'))
    const two = await readBytes(await zip([['one.zip', one]], 'two.zip'))
    await expect(read(await zip([['two.zip', two]]))).rejects.toMatchObject({ code: 'archive_too_deep' })
  })

  test('when it wants a password', async () => {
    const path = await zip([['a.csv', 'a\n1\n']])
    const bytes = await readBytes(path)
    for (const [mark, flags] of [
      ['504b0304', 6],
      ['504b0102', 8],
    ] as const) {
      const at = bytes.indexOf(Buffer.from(mark, 'hex'))
      bytes.writeUInt16LE(bytes.readUInt16LE(at + flags) | 1, at + flags)
    }
    await writeFile(path, bytes)
    await expect(read(path)).rejects.toMatchObject({ code: 'archive_encrypted' })
  })

  test('when it is cut off, or of another kind', async () => {
    const path = join(folder, 'a.csv.gz')
    await writeFile(path, gzipSync('a,b\n1,2\n'.repeat(1000)).subarray(0, 40))
    await expect(read(path)).rejects.toMatchObject({ code: 'archive_damaged' })
    await writeFile(path, Buffer.from('377abcaf271c0004', 'hex'))
    await expect(read(path)).rejects.toMatchObject({ code: 'archive_not_yet' })
    const tar = Buffer.alloc(1024)
    tar.write('ustar', 257)
    await writeFile(path, gzipSync(tar))
    await expect(read(path)).rejects.toMatchObject({ code: 'archive_not_yet' })
  })
})

describe('gzip', () => {
  test.each<[string, string, string]>([
    ['a.csv.gz', 'x,y\n1,2\n', 'csv'],
    ['a.json.gz', '[{"x":1}]', 'json'],
  ])('%s is read as what is in it', async (name, content, format) => {
    const path = join(folder, name)
    await writeFile(path, gzipSync(content))
    const reading = await read(path)
    expect(reading.file).toMatchObject({ name, format })
    expect(tables(reading)).toEqual([['a', null, 1]])
  })
})
