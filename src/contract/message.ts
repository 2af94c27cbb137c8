import { z } from 'zod'

/** Words are data: a code and its parameters, put into a language by core/words when shown. */
export const Message = z
  .object({
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
  })
  .meta({ id: 'Message' })
export type Message = z.infer<typeof Message>
