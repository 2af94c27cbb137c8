import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
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
    await expect(read('{"a": 1}')).rejects.toMatchObject({
      name: 'DomainError',
      code: 'unreadable_file',
      message: 'JSON files cannot be read yet. Export the data as CSV and try again.',
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
})
