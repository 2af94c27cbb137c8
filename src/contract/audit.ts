import { z } from 'zod'
import { Scalar } from './column.ts'

/** One thing somebody did. Written in the same transaction as what was done. */
export const AuditEvent = z
  .object({
    id: z.string(),
    at: z.string(),
    /** The id of an API key is its own, not that of the member it acts as. */
    actor: z.object({ kind: z.enum(['user', 'apiKey', 'link', 'system']), id: z.string(), name: z.string() }),
    /** noun.verb, past tense: 'dataset.renamed'. */
    action: z.string(),
    target: z.object({ kind: z.string(), id: z.string(), name: z.string().nullable() }),
    detail: z.record(z.string(), Scalar),
  })
  .meta({ id: 'AuditEvent' })
export type AuditEvent = z.infer<typeof AuditEvent>

/** A mail in the outbox folder, as shown to an admin: secrets in links are replaced by dots. */
export const OutboxMail = z
  .object({ id: z.string(), at: z.string(), to: z.string(), subject: z.string(), text: z.string() })
  .meta({ id: 'OutboxMail' })
export type OutboxMail = z.infer<typeof OutboxMail>
