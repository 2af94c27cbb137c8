import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import { IngestFault } from '../fault.ts'
import { spin } from './agile.ts'
import { counter, type PackageKey } from './packageKey.ts'

const SPINS = 50_000
const AES = new Set([0x660e, 0x660f, 0x6610])
const SALT_BYTES = 16
const HASH_BYTES = 20

/**
 * The key of a package under standard encryption (Excel 2007); null when the password is not the one.
 * Source: [MS-OFFCRYPTO] 2.3.4.5 - 2.3.4.9.
 *
 * @param info the stream EncryptionInfo from behind its version on
 * @throws IngestFault unknown_encryption
 */
export function standardKey(info: Buffer, password: string): PackageKey | null {
  const { keyBytes, salt, verifier, verifierHash } = readStandard(info)
  const spun = spin('sha1', { salt, spins: SPINS }, password)
  const key = widen(createHash('sha1').update(spun).update(counter(0)).digest(), keyBytes)
  const expected = createHash('sha1').update(decipher(key, verifier)).digest()
  if (!timingSafeEqual(expected, decipher(key, verifierHash).subarray(0, HASH_BYTES))) return null
  return { decrypt: segment => decipher(key, segment), integrity: null }
}

/** 20 bytes of hash as a key of up to 32. */
export function widen(digest: Buffer, keyBytes: number): Buffer {
  const half = (fill: number) => {
    const block = Buffer.alloc(64, fill)
    for (let i = 0; i < digest.length; i++) block[i] = (digest[i] ?? 0) ^ fill
    return createHash('sha1').update(block).digest()
  }
  return Buffer.concat([half(0x36), half(0x5c)]).subarray(0, keyBytes)
}

function decipher(key: Buffer, bytes: Buffer): Buffer {
  const cipher = createDecipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false)
  return Buffer.concat([cipher.update(bytes), cipher.final()])
}

function readStandard(info: Buffer) {
  const headerBytes = info.length >= 8 ? info.readUInt32LE(4) : 0
  const at = 8 + headerBytes
  if (headerBytes < 32 || info.length < at + 4 + SALT_BYTES + 16 + 4 + 32) throw unknown('incomplete')
  const algorithm = info.readUInt32LE(16)
  const keyBytes = info.readUInt32LE(24) / 8
  if (!AES.has(algorithm) || ![16, 24, 32].includes(keyBytes)) throw unknown(`0x${algorithm.toString(16)}`)
  const take = (from: number, bytes: number) => info.subarray(at + from, at + from + bytes)
  return {
    keyBytes,
    salt: take(4, SALT_BYTES),
    verifier: take(4 + SALT_BYTES, 16),
    verifierHash: take(4 + SALT_BYTES + 16 + 4, 32),
  }
}

function unknown(scheme: string): IngestFault {
  return new IngestFault('unknown_encryption', { scheme })
}
