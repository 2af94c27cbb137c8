import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Encryption, encrypted } from '../../../../test/support/encrypt.ts'
import { IngestFault } from '../fault.ts'
import { decryptPackage } from './decryptPackage.ts'

let folder = ''
let files = 0
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'decrypt-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Any bytes will do, of several segments and no whole number of blocks. */
const PLAIN = Buffer.from(Array.from({ length: 10_007 }, (_, i) => (i * 31) % 256))
const AGILE: Encryption = { password: 'Sésame 1', scheme: 'agile' }

async function opened(bytes: Buffer, password?: string): Promise<Buffer> {
  const path = join(folder, `${files++}.xlsx`)
  await writeFile(path, bytes)
  const target = `${path}.plain`
  await decryptPackage({ path, target, password })
  return readFile(target)
}

/** The file with a piece of one of its streams changed. */
function changed(bytes: Buffer, find: string, put: string): Buffer {
  const at = bytes.indexOf(find)
  const copy = Buffer.from(bytes)
  copy.write(put, at)
  return copy
}

describe('an encrypted package', () => {
  test.each<[string, Encryption]>([
    ['agile, AES 256, SHA-512', AGILE],
    ['agile, AES 128, SHA-1', { ...AGILE, hash: 'SHA1', keyBits: 128 }],
    ['agile, AES 256, SHA-1', { ...AGILE, hash: 'SHA1' }],
    ['agile, AES 128, SHA-512', { ...AGILE, keyBits: 128 }],
    ['standard, AES 128', { ...AGILE, scheme: 'standard' }],
    ['standard, AES 256', { ...AGILE, scheme: 'standard', keyBits: 256 }],
  ])('of the scheme %s is opened by its password and by no other', async (_, how) => {
    const bytes = encrypted(PLAIN, how)
    expect((await opened(bytes, 'Sésame 1')).equals(PLAIN)).toBe(true)
    await expect(opened(bytes, 'sésame 1')).rejects.toMatchObject({ code: 'wrong_password' })
    await expect(opened(bytes)).rejects.toMatchObject({ code: 'password_needed' })
  })

  test('that Excel locks against changes alone needs no password', async () => {
    const bytes = encrypted(PLAIN, { ...AGILE, password: 'VelvetSweatshop' })
    expect((await opened(bytes)).equals(PLAIN)).toBe(true)
    expect((await opened(bytes, 'not needed')).equals(PLAIN)).toBe(true)
  })

  test('that was changed after it was encrypted is damaged', async () => {
    const bytes = encrypted(PLAIN, AGILE)
    const size = Buffer.alloc(8)
    size.writeBigUInt64LE(BigInt(PLAIN.length))
    const at = bytes.indexOf(size) + 5000
    bytes[at] = (bytes[at] ?? 0) ^ 1
    await expect(opened(bytes, AGILE.password)).rejects.toMatchObject({ code: 'damaged_file' })
  })

  test.each([
    ['another cipher', 'cipherAlgorithm="AES"', 'cipherAlgorithm="RC2"'],
    ['another chaining', 'ChainingModeCBC', 'ChainingModeCFB'],
    ['another hash', 'hashAlgorithm="SHA512"', 'hashAlgorithm="WHIRLP"'],
    ['a spin count that takes for ever', 'spinCount="1000"', 'spinCount="9E99"'],
  ])('of %s is refused as unknown', async (_, find, put) => {
    await expect(opened(changed(encrypted(PLAIN, AGILE), find, put), 'x')).rejects.toMatchObject({
      code: 'unknown_encryption',
    })
  })

  test('cut short anywhere ends in a named fault, or lost nothing but padding', async () => {
    const bytes = encrypted(PLAIN, AGILE)
    for (let length = 512; length < bytes.length; length += 1021) {
      const outcome = await opened(bytes.subarray(0, length), AGILE.password).catch((fault: unknown) => fault)
      if (!Buffer.isBuffer(outcome)) expect(outcome).toBeInstanceOf(IngestFault)
      else expect(outcome.equals(PLAIN)).toBe(true)
    }
  })
})
