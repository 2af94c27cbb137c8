import { createHash, randomBytes } from 'node:crypto'

/** A secret for a link or a key, and what is stored of it; the mark in front says what it is. */
export function makeToken(mark = ''): { token: string; tokenHash: string } {
  const token = mark + randomBytes(32).toString('base64url')
  return { token, tokenHash: hashOf(token) }
}

/** Tokens are long and random, so a plain hash is enough to keep them from a reader of the database. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
