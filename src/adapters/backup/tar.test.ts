import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readTar, TAR_END, tarHeader, tarPadding } from './tar.ts'

const archive = (files: readonly (readonly [string, Buffer])[]) =>
  Buffer.concat([
    ...files.flatMap(([name, body]) => [tarHeader(name, body.length), body, tarPadding(body.length)]),
    TAR_END,
  ])

async function read(bytes: Buffer, chunk: number): Promise<[string, Buffer][]> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, i) =>
    bytes.subarray(i * chunk, (i + 1) * chunk),
  )
  const found: [string, Buffer][] = []
  for await (const { name, body } of readTar(Readable.from(pieces))) {
    const parts: Buffer[] = []
    for await (const part of body) parts.push(part)
    found.push([name, Buffer.concat(parts)])
  }
  return found
}

it('reads what it wrote, however the bytes arrive', async () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 150 }).filter(text => !text.includes('\0'))
  const body = fc.uint8Array({ maxLength: 2_000 }).map(bytes => Buffer.from(bytes))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(name, body), { maxLength: 5 }),
      fc.integer({ min: 1, max: 3_000 }),
      async (files, chunk) => {
        expect(await read(archive(files), chunk)).toEqual(files)
      },
    ),
    { seed: 11, numRuns: 50 },
  )
})

it('leaves bodies nobody reads behind', async () => {
  const names: string[] = []
  const bytes = archive([
    ['a', Buffer.alloc(1_000, 'a')],
    ['b', Buffer.from('b')],
  ])
  for await (const { name } of readTar(Readable.from([bytes]))) names.push(name)
  expect(names).toEqual(['a', 'b'])
})

it('is an archive the system can unpack', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tar-'))
  const long = `${'deep/'.repeat(30)}größe`
  execFileSync('tar', ['-x', '-C', folder], {
    input: archive([
      ['plain', Buffer.from('1')],
      [long, Buffer.from('22')],
    ]),
  })
  expect(execFileSync('cat', [join(folder, 'plain'), join(folder, long)], { encoding: 'utf8' })).toBe('122')
  rmSync(folder, { recursive: true })
})

it('refuses what is no archive, and one that ends too early', async () => {
  await expect(read(Buffer.alloc(512, 'x'), 512)).rejects.toThrow('not a tar archive')
  await expect(read(archive([['a', Buffer.alloc(600)]]).subarray(0, 700), 512)).rejects.toThrow('ends in the middle')
})
