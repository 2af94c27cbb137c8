import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { encrypted } from '../../../test/support/encrypt.ts'
import { writeXlsx } from '../../../test/support/xlsx.ts'
import { DomainError } from '../../contract/problem.ts'
import type { ReadingProgress } from '../../contract/reading.ts'
import { childReader, type ReaderCaps } from './childReader.ts'

let folder = ''
let outDir = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'child-reader-'))
  outDir = await mkdtemp(join(folder, 'out-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function read(content: string, options: { caps?: Partial<ReaderCaps>; signal?: AbortSignal } = {}) {
  const path = join(folder, 'upload')
  await writeFile(path, content)
  const progress: ReadingProgress[] = []
  const { caps, signal } = options
  const reading = await childReader(caps).read({
    path,
    name: 'People.csv',
    outDir,
    ...(signal && { signal }),
    onProgress: step => progress.push(step),
  })
  return { reading, progress }
}

describe('a reader in a child process', () => {
  test('answers with the tables and leaves their parts', async () => {
    const { reading, progress } = await read('name,n\nann,1\nbob,2\n')
    expect(reading.tables[0]).toMatchObject({ name: 'People', rowCount: 2 })
    expect(reading.file).toMatchObject({ name: 'People.csv', format: 'csv', bytes: 19 })
    expect(await readdir(outDir)).toEqual(['t0.parquet'])
    expect(progress.map(({ stage }) => stage)).toContain('typing')
  })

  test('says in words why a file cannot be read', async () => {
    await expect(read('%PDF-1.7')).rejects.toMatchObject({
      name: 'DomainError',
      code: 'unreadable_file',
      message: 'PDF files cannot be read. Export the table as CSV or .xlsx and try again.',
    })
    expect(await readdir(outDir)).toEqual([])
  })

  test('stops when it takes too long, and leaves nothing behind', async () => {
    await expect(read('a,b\n1,2\n', { caps: { timeoutMs: 50 } })).rejects.toMatchObject({
      code: 'unreadable_file',
      message: expect.stringContaining('longer than 0.05 seconds'),
    })
    expect(await readdir(outDir)).toEqual([])
  })

  test.runIf(process.platform === 'linux')('stops when it takes too much memory', async () => {
    const rows = 'some text,1,2,3\n'.repeat(400_000)
    await expect(read(`a,b,c,d\n${rows}`, { caps: { memoryBytes: 2 ** 20 } })).rejects.toMatchObject({
      code: 'unreadable_file',
      message: expect.stringContaining('more than 1 MB'),
    })
  })

  test.runIf(process.platform === 'linux')('gives a small file of an old kind little time of processors', async () => {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([['a'], ...Array.from({ length: 20_000 }, (_, i) => [i])]), 'S')
    const path = join(folder, 'upload.xls')
    await writeFile(path, write(book, { type: 'buffer', bookType: 'biff8' }))
    const read = (caps: Partial<ReaderCaps>) => childReader(caps).read({ path, name: 'old.xls', outDir })
    await expect(read({ wholeCpuMs: 100 })).rejects.toMatchObject({
      code: 'unreadable_file',
      message: expect.stringContaining('Reading took longer than'),
    })
    expect(await readdir(outDir)).toEqual([])
  })

  test('stops when it is told to', async () => {
    const controller = new AbortController()
    const reading = read('a,b\n1,2\n', { signal: controller.signal })
    setImmediate(() => controller.abort())
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
    expect(await readdir(outDir)).toEqual([])
  })

  test('does not begin when it was told to stop before', async () => {
    await expect(read('a,b\n1,2\n', { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' })
  })

  test.runIf(process.platform === 'linux')('that somebody else ends says nothing of the file', async () => {
    const path = join(folder, 'upload')
    await writeFile(path, 'a,b\n1,2\n'.repeat(200_000))
    const reading = childReader().read({ path, name: 'a.csv', outDir, onProgress: () => void killPrograms() })
    const fault = await reading.catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(Error)
    expect(fault).not.toBeInstanceOf(DomainError)
    expect(String(fault)).toContain('SIGKILL')
    expect(await readdir(outDir)).toEqual([])
  })

  test('opens an encrypted workbook with its password', async () => {
    const plain = join(folder, 'plain.xlsx')
    await writeXlsx(plain, { sheets: [{ name: 'S', rows: ROWS }], strings: ['<t>bob</t>', '<t>ann</t>'] })
    const path = join(folder, 'upload')
    await writeFile(path, encrypted(await readFile(plain), { password: 'open sesame', scheme: 'agile' }))
    const read = (password?: string) => childReader().read({ path, name: 'Secret.xlsx', outDir, password })
    await expect(read()).rejects.toMatchObject({ code: 'password_needed' })
    await expect(read('open')).rejects.toMatchObject({ code: 'wrong_password' })
    expect(await readdir(outDir)).toEqual([])
    const { tables, file } = await read('open sesame')
    expect(file.format).toBe('xlsx')
    expect(tables[0]).toMatchObject({ name: 'S', rowCount: 2 })
    expect(await readdir(outDir)).toEqual(['t0.parquet'])
  })
})

const ROWS =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>7</v></c></row>' +
  '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>8</v></c></row>'

/** Ends the ingest programs of this process, as a system short of memory would. */
async function killPrograms(): Promise<void> {
  const children = await readFile(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').catch(() => '')
  for (const child of children.trim().split(' ')) {
    const command = await readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '')
    if (command.includes('ingest')) process.kill(Number(child), 'SIGKILL')
  }
}
