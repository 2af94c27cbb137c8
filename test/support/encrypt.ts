import { createCipheriv, createHash, createHmac } from 'node:crypto'
import { CFB } from '@e965/xlsx'

/** How a test wants a workbook encrypted. Salts come of a fixed seed: the same file every time. */
export interface Encryption {
  password: string
  scheme: 'agile' | 'standard'
  /** Of the agile scheme. */
  hash?: 'SHA1' | 'SHA512'
  keyBits?: 128 | 256
  spins?: number
}

type Bytes = Buffer

/** Wraps a package as Excel does. Source: [MS-OFFCRYPTO] 2.3.4, written apart from the reader it tests. */
export function encrypted(plain: Bytes, how: Encryption): Bytes {
  const { info, pack } = how.scheme === 'agile' ? agile(plain, how) : standard(plain, how)
  const file = CFB.utils.cfb_new()
  CFB.utils.cfb_add(file, '/EncryptionInfo', info)
  CFB.utils.cfb_add(file, '/EncryptedPackage', pack)
  // The cast: `write` without a type gives a buffer in Node.
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Uint8Array)
}

const seeded = (label: string, length: number): Bytes =>
  createHash('sha512').update(`seed 7 ${label}`).digest().subarray(0, length)
const digest = (hash: string, ...parts: Bytes[]): Bytes => createHash(hash).update(Buffer.concat(parts)).digest()
const little = (n: number): Bytes => Buffer.from(Uint32Array.of(n).buffer)
const hex = (digits: string): Bytes => Buffer.from(digits, 'hex')
const aligned = (bytes: Bytes): Bytes => Buffer.concat([bytes], Math.ceil(bytes.length / 16) * 16)

function sized(bytes: Bytes, length: number): Bytes {
  const out = Buffer.alloc(length, 0x36)
  bytes.copy(out, 0, 0, length)
  return out
}

function cbc(key: Bytes, vector: Bytes, bytes: Bytes): Bytes {
  const cipher = createCipheriv(`aes-${key.length * 8}-cbc`, key, vector).setAutoPadding(false)
  return Buffer.concat([cipher.update(aligned(bytes)), cipher.final()])
}

function spun(hash: string, salt: Bytes, { password, spins }: { password: string; spins: number }): Bytes {
  let out = digest(hash, salt, Buffer.from(password, 'utf16le'))
  for (let i = 0; i < spins; i++) out = digest(hash, little(i), out)
  return out
}

function agile(plain: Bytes, { password, hash = 'SHA512', keyBits = 256, spins = 1000 }: Encryption) {
  const name = hash.toLowerCase()
  const [dataSalt, salt] = [seeded('data', 16), seeded('password', 16)]
  const secret = seeded('secret', keyBits / 8)
  const base = spun(name, salt, { password, spins })
  const seal = (block: string, bytes: Bytes) => cbc(sized(digest(name, base, hex(block)), keyBits / 8), salt, bytes)
  const verifier = seeded('verifier', 16)
  const segments: Bytes[] = [Buffer.alloc(8)]
  segments[0]?.writeBigUInt64LE(BigInt(plain.length))
  for (let i = 0; i * 4096 < plain.length; i++) {
    segments.push(cbc(secret, sized(digest(name, dataSalt, little(i)), 16), plain.subarray(i * 4096, (i + 1) * 4096)))
  }
  const pack = Buffer.concat(segments)
  const hmacKey = seeded('hmac', digest(name).length)
  const hmac = createHmac(name, hmacKey).update(pack).digest()
  const sealData = (block: string, bytes: Bytes) => cbc(secret, sized(digest(name, dataSalt, hex(block)), 16), bytes)
  const common = `saltSize="16" blockSize="16" keyBits="${keyBits}" hashSize="${hmacKey.length}" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="${hash}"`
  const attributes = (pairs: Record<string, Bytes>) =>
    Object.entries(pairs)
      .map(([key, bytes]) => `${key}="${bytes.toString('base64')}"`)
      .join(' ')
  const xml = [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password">',
    `<keyData ${common} ${attributes({ saltValue: dataSalt })}/>`,
    `<dataIntegrity ${attributes({ encryptedHmacKey: sealData('5fb2ad010cb9e1f6', hmacKey), encryptedHmacValue: sealData('a0677f02b22c8433', hmac) })}/>`,
    '<keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password">',
    `<p:encryptedKey spinCount="${spins}" ${common} ${attributes({
      saltValue: salt,
      encryptedVerifierHashInput: seal('fea7d2763b4b9e79', verifier),
      encryptedVerifierHashValue: seal('d7aa0f6d3061344e', digest(name, verifier)),
      encryptedKeyValue: seal('146e0be7abacd0d6', secret),
    })}/></keyEncryptor></keyEncryptors></encryption>`,
  ]
  return { info: Buffer.concat([hex('0400040040000000'), Buffer.from(xml.join(''))]), pack }
}

function standard(plain: Bytes, { password, keyBits = 128 }: Encryption) {
  const salt = seeded('standard', 16)
  const base = digest('sha1', spun('sha1', salt, { password, spins: 50_000 }), little(0))
  const half = (fill: number) => {
    const block = Buffer.alloc(64, fill)
    for (const [i, byte] of base.entries()) block[i] = byte ^ fill
    return digest('sha1', block)
  }
  const key = Buffer.concat([half(0x36), half(0x5c)]).subarray(0, keyBits / 8)
  const ecb = (bytes: Bytes) => {
    const cipher = createCipheriv(`aes-${keyBits}-ecb`, key, null).setAutoPadding(false)
    return Buffer.concat([cipher.update(aligned(bytes)), cipher.final()])
  }
  const provider = Buffer.from('Microsoft Enhanced RSA and AES Cryptographic Provider\0', 'utf16le')
  const algorithm = keyBits === 128 ? 0x660e : 0x6610
  const numbers = [0x24, 0, algorithm, 0x8004, keyBits, 0x18, 0, 0].map(little)
  const header = Buffer.concat([...numbers, provider])
  const verifier = seeded('standard verifier', 16)
  const size = Buffer.alloc(8)
  size.writeBigUInt64LE(BigInt(plain.length))
  return {
    info: Buffer.concat([
      ...[hex('04000200'), little(0x24), little(header.length), header, little(16), salt],
      ...[ecb(verifier), little(20), ecb(digest('sha1', verifier))],
    ]),
    pack: Buffer.concat([size, ecb(plain)]),
  }
}
