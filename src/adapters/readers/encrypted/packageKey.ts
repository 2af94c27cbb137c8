/** What a right password yields: how to decrypt the package piece by piece, and to know that nobody changed it. */
export interface PackageKey {
  decrypt(segment: Buffer, index: number): Buffer
  /** A keyed hash over the encrypted package and what it must come to; null where the scheme has none. */
  integrity: { hash: string; key: Buffer; value: Buffer } | null
}

/** The plain package is encrypted in segments of so many bytes. */
export const SEGMENT_BYTES = 4096

export function counter(i: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(i)
  return bytes
}

export function passwordBytes(password: string): Buffer {
  return Buffer.from(password, 'utf16le')
}
