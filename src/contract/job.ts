import { z } from 'zod'
import { Message } from './message.ts'

export const JobStatus = z.enum(['pending', 'processing', 'completed', 'failed', 'cancelled'])
export type JobStatus = z.infer<typeof JobStatus>

export const Job = z
  .object({
    id: z.string(),
    name: z.string(),
    status: JobStatus,
    stage: z.string().nullable(),
    processed: z.int(),
    total: z.int().nullable(),
    attempt: z.int(),
    reason: Message.nullable(),
    createdAt: z.string(),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: 'Job' })
export type Job = z.infer<typeof Job>
