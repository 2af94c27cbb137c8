import { z } from 'zod'
import { Message } from './message.ts'

/** Something that happened while a person was looking elsewhere. */
export const Notification = z
  .object({
    id: z.string(),
    message: Message,
    isBad: z.boolean(),
    /** What it is about, to be opened; of a proposed change with its dataset. */
    about: z
      .object({
        kind: z.enum(['dataset', 'upload', 'proposal', 'dashboard']),
        id: z.string(),
        datasetId: z.string().optional(),
      })
      .nullable(),
    createdAt: z.string(),
    readAt: z.string().nullable(),
  })
  .meta({ id: 'Notification' })
export type Notification = z.infer<typeof Notification>
