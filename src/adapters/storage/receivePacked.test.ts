import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { post } from '../../../test/factories/post.ts'
import { buildStore } from '../../../test/factories/store.ts'
import { UNPACK_LIMITS } from '../readers/archive/unpack.ts'
import { XLSX_LIMITS } from '../readers/xlsx/limits.ts'
import { openArchive } from '../readers/xlsx/zip.ts'

let store: Awaited<ReturnType<typeof buildStore>>
beforeEach(async () => {
  store = await buildStore()
})
afterEach(() => store.removeAll())

const options = { maxBytes: 1000, signal: new AbortController().signal }
const packed = (files: readonly File[]) =>
  post(files, async request => {
    const incoming = await store.receivePacked(request, options)
    return { name: incoming.fileName, ...(await incoming.save()) }
  })
const alone = (files: readonly File[]) => post(files, async request => (await store.receive(request, options)).save())
const left = () => readdirSync(join(store.folder, 'tmp'))

async function members(path: string): Promise<[string, string][]> {
  const archive = await openArchive(path, { ...XLSX_LIMITS, ...UNPACK_LIMITS })
  const found: [string, string][] = []
  for (const { name, chunks } of archive.members) {
    let text = ''
    for await (const chunk of chunks()) text += chunk.toString()
    found.push([name, text])
  }
  archive.close()
  return found
}

test('several files are kept as one archive, under their names', async () => {
  const files = [
    new File(['a,b\n1,2\n'], 'sales.csv'),
    new File(['[]'], 'C:\\data\\.hidden.json'),
    new File(['other'], 'Sales.csv'),
    new File([''], 'été 2024.csv'),
  ]
  const first = await packed(files)
  expect(first.name).toBe('sales.csv')
  expect(first.sizeBytes).toBe(readFileSync(first.path).length)
  expect(await members(first.path)).toEqual([
    ['sales.csv', 'a,b\n1,2\n'],
    ['hidden.json', '[]'],
    ['Sales (2).csv', 'other'],
    ['été 2024.csv', ''],
  ])
  expect((await packed(files)).sha256).toBe(first.sha256)
})

test('files too large together are refused, and nothing of them is left', async () => {
  const files = [new File(['x'.repeat(600)], 'a.csv'), new File(['x'.repeat(600)], 'b.csv')]
  await expect(packed(files)).rejects.toMatchObject({ code: 'too_large' })
  await expect(packed([new File(['x'.repeat(2000)], 'a.csv')])).rejects.toMatchObject({ code: 'too_large' })
  expect(left()).toEqual([])
})

test('no file is refused', async () => {
  await expect(packed([])).rejects.toMatchObject({ code: 'invalid_request' })
})

test('where one file is expected, several are refused rather than lost', async () => {
  await expect(alone([new File(['a'], 'a.csv'), new File(['b'], 'b.csv')])).rejects.toMatchObject({
    code: 'invalid_request',
  })
  expect(left()).toEqual([])
  expect(await alone([new File(['a'], 'a.csv')])).toMatchObject({ sizeBytes: 1 })
})
