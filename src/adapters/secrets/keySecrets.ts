import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Secrets } from '../../ports/secrets.ts'

const CIPHER = 'aes-256-gcm'
const VECTOR_BYTES = 12
const TAG_BYTES = 16
export const KEY_BYTES = 32

/** Secrets under one key: AES-256-GCM, the purpose as additional data. */
export function keySecrets(key: Buffer): Secrets {
  return {
    seal(text, purpose) {
      const vector = randomBytes(VECTOR_BYTES)
      const cipher = createCipheriv(CIPHER, key, vector).setAAD(Buffer.from(purpose))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([vector, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    unseal(sealed, purpose) {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length < VECTOR_BYTES + TAG_BYTES) return null
      const tag = bytes.subarray(VECTOR_BYTES, VECTOR_BYTES + TAG_BYTES)
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, VECTOR_BYTES), { authTagLength: TAG_BYTES })
      decipher.setAAD(Buffer.from(purpose)).setAuthTag(tag)
      try {
        return decipher.update(bytes.subarray(VECTOR_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        return null
      }
    },
  }
}
