import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import { IngestFault } from '../fault.ts'
import { xmlElements } from '../xlsx/xmlElements.ts'
import { counter, type PackageKey, passwordBytes } from './packageKey.ts'

const WANTED = new Set(['keyData', 'dataIntegrity', 'encryptedKey'])
const HASHES: Readonly<Record<string, string>> = {
  SHA1: 'sha1',
  'SHA-1': 'sha1',
  SHA256: 'sha256',
  'SHA-256': 'sha256',
  SHA384: 'sha384',
  'SHA-384': 'sha384',
  SHA512: 'sha512',
  'SHA-512': 'sha512',
}
const MOST_SPINS = 10_000_000
/** What is encrypted with the key of the password is told apart by these. Source: [MS-OFFCRYPTO] 2.3.4.13, 2.3.4.14. */
export const BLOCK_KEYS = {
  verifierInput: Buffer.from('fea7d2763b4b9e79', 'hex'),
  verifierValue: Buffer.from('d7aa0f6d3061344e', 'hex'),
  keyValue: Buffer.from('146e0be7abacd0d6', 'hex'),
  hmacKey: Buffer.from('5fb2ad010cb9e1f6', 'hex'),
  hmacValue: Buffer.from('a0677f02b22c8433', 'hex'),
} as const

/** How one element of the description encrypts. */
export interface AgileScheme {
  hash: string
  keyBytes: number
  blockBytes: number
  salt: Buffer
}

interface Agile {
  data: AgileScheme
  password: AgileScheme & { spins: number; verifierInput: Buffer; verifierValue: Buffer; keyValue: Buffer }
  hmac: { key: Buffer; value: Buffer } | null
}

/**
 * The key of a package under agile encryption; null when the password is not the one.
 * Source: [MS-OFFCRYPTO] 2.3.4.10 - 2.3.4.15.
 *
 * @throws IngestFault unknown_encryption
 */
export function agileKey(xml: string, password: string): PackageKey | null {
  const { data, password: by, hmac } = readAgile(xml)
  const spun = spin(by.hash, { salt: by.salt, spins: by.spins }, password)
  const open = (blockKey: Buffer, bytes: Buffer) =>
    decipher(schemeKey(by, spun, blockKey), padded(by.salt, by.blockBytes), bytes)
  const input = open(BLOCK_KEYS.verifierInput, by.verifierInput)
  const expected = createHash(by.hash).update(input.subarray(0, by.salt.length)).digest()
  const found = open(BLOCK_KEYS.verifierValue, by.verifierValue).subarray(0, expected.length)
  if (found.length !== expected.length || !timingSafeEqual(expected, found)) return null
  const key = open(BLOCK_KEYS.keyValue, by.keyValue).subarray(0, data.keyBytes)
  const openHmac = (blockKey: Buffer, bytes: Buffer) =>
    decipher(key, segmentVector(data, blockKey), bytes).subarray(0, createHash(data.hash).digest().length)
  return {
    decrypt: (segment, index) => decipher(key, segmentVector(data, counter(index)), segment),
    integrity: hmac && {
      hash: data.hash,
      key: openHmac(BLOCK_KEYS.hmacKey, hmac.key),
      value: openHmac(BLOCK_KEYS.hmacValue, hmac.value),
    },
  }
}

/** The password, hashed over and over so that guessing is slow. */
export function spin(hash: string, { salt, spins }: { salt: Buffer; spins: number }, password: string): Buffer {
  let digest = createHash(hash).update(salt).update(passwordBytes(password)).digest()
  const block = Buffer.alloc(4 + digest.length)
  for (let i = 0; i < spins; i++) {
    block.writeUInt32LE(i)
    digest.copy(block, 4)
    digest = createHash(hash).update(block).digest()
  }
  return digest
}

export function schemeKey({ hash, keyBytes }: AgileScheme, spun: Buffer, blockKey: Buffer): Buffer {
  return padded(createHash(hash).update(spun).update(blockKey).digest(), keyBytes)
}

export function segmentVector({ hash, salt, blockBytes }: AgileScheme, blockKey: Buffer): Buffer {
  return padded(createHash(hash).update(salt).update(blockKey).digest(), blockBytes)
}

/** Cut, or filled up with 0x36. */
export function padded(bytes: Buffer, length: number): Buffer {
  return bytes.length >= length ? bytes.subarray(0, length) : Buffer.concat([bytes], length).fill(0x36, bytes.length)
}

function decipher(key: Buffer, vector: Buffer, bytes: Buffer): Buffer {
  const cipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, vector).setAutoPadding(false)
  return Buffer.concat([cipher.update(bytes), cipher.final()])
}

function readAgile(xml: string): Agile {
  const found = new Map<string, ReadonlyMap<string, string>>()
  for (const { name, attributes } of xmlElements(xml, WANTED)) if (!found.has(name)) found.set(name, attributes)
  const [data, by] = [found.get('keyData'), found.get('encryptedKey')]
  if (!data || !by) throw unknown('no key')
  const integrity = found.get('dataIntegrity')
  const spins = Number(by.get('spinCount'))
  if (!(spins >= 0 && spins <= MOST_SPINS)) throw unknown('spin count')
  return {
    data: schemeOf(data),
    password: {
      ...schemeOf(by),
      spins,
      verifierInput: bytesOf(by, 'encryptedVerifierHashInput'),
      verifierValue: bytesOf(by, 'encryptedVerifierHashValue'),
      keyValue: bytesOf(by, 'encryptedKeyValue'),
    },
    hmac: integrity
      ? { key: bytesOf(integrity, 'encryptedHmacKey'), value: bytesOf(integrity, 'encryptedHmacValue') }
      : null,
  }
}

function schemeOf(attributes: ReadonlyMap<string, string>): AgileScheme {
  const cipher = `${attributes.get('cipherAlgorithm')} ${attributes.get('cipherChaining')}`
  const hash = HASHES[attributes.get('hashAlgorithm') ?? '']
  const keyBytes = Number(attributes.get('keyBits')) / 8
  const blockBytes = Number(attributes.get('blockSize'))
  if (cipher !== 'AES ChainingModeCBC' || blockBytes !== 16 || ![16, 24, 32].includes(keyBytes)) throw unknown(cipher)
  if (hash === undefined) throw unknown(attributes.get('hashAlgorithm') ?? 'no hash')
  return { hash, keyBytes, blockBytes, salt: Buffer.from(attributes.get('saltValue') ?? '', 'base64') }
}

/** Whole blocks of the cipher, or it is no such thing. */
function bytesOf(attributes: ReadonlyMap<string, string>, name: string): Buffer {
  const bytes = Buffer.from(attributes.get(name) ?? '', 'base64')
  if (bytes.length === 0 || bytes.length % 16 !== 0) throw unknown(name)
  return bytes
}

function unknown(scheme: string): IngestFault {
  return new IngestFault('unknown_encryption', { scheme })
}
