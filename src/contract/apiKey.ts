import { z } from 'zod'

/** What a key may do, at most: only look, or also change what its maker may change. */
export const KeyScope = z.enum(['read', 'write'])
export type KeyScope = z.infer<typeof KeyScope>

/** A key by which a program acts as the member who made it, in one workspace. What opens is told once, when it is made. */
export const ApiKey = z
  .object({
    id: z.string(),
    name: z.string(),
    /** How the key begins, to tell it from others. */
    prefix: z.string(),
    scope: KeyScope,
    owner: z.object({ id: z.string(), name: z.string() }),
    createdAt: z.string(),
    /** Null: it does not end by itself. */
    expiresAt: z.string().nullable(),
    /** To the minute; null: never yet. */
    lastUsedAt: z.string().nullable(),
  })
  .meta({ id: 'ApiKey' })
export type ApiKey = z.infer<typeof ApiKey>

/** A key that was just made; `secret` is what is sent as `Authorization: Bearer`, and is told never again. */
export const MadeApiKey = z.object({ key: ApiKey, secret: z.string() }).meta({ id: 'MadeApiKey' })
export type MadeApiKey = z.infer<typeof MadeApiKey>
