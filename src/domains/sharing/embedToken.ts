import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { FilterValues } from '../../contract/dashboardFilter.ts'

/** What the server of an embedding page says: until when (seconds since 1970), and which filters stand how. */
const Payload = z.strictObject({ exp: z.int().positive(), values: FilterValues.default({}) })
export type EmbedPayload = z.output<typeof Payload>

/** `<link id>.<payload as base64url of JSON>.<HMAC-SHA256 of what stands before, as base64url>` */
const shape = /^(ln_\w{1,80})\.([\w-]{1,3600})\.([\w-]{43})$/

export interface EmbedToken {
  linkId: string
  signed: string
  signature: string
  payload: string
}

/** The parts of a token, not believed yet; null when it is none. */
export function partsOfToken(token: string): EmbedToken | null {
  const [, linkId, payload, signature] = shape.exec(token) ?? []
  if (linkId === undefined || payload === undefined || signature === undefined) return null
  return { linkId, payload, signature, signed: `${linkId}.${payload}` }
}

/** Whether the secret's holder signed it. There is one algorithm, and the token has no say in it. */
export function isSigned({ signed, signature }: EmbedToken, secret: string): boolean {
  const right = createHmac('sha256', secret).update(signed).digest('base64url')
  return timingSafeEqual(Buffer.from(right), Buffer.from(signature))
}

/** What a signed token says; null when it is not what a token may say. */
export function payloadOf({ payload }: EmbedToken): EmbedPayload | null {
  try {
    return Payload.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
  } catch {
    return null
  }
}
