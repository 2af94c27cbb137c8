import { z } from 'zod'
import type { Context } from '../../ports/context.ts'

/** The name of the job that reads an uploaded file. */
export const INGEST = 'ingest'

/** `sealed` is the file's password; a job that has ended forgets what was sealed in its input. */
export const IngestInput = z.object({
  uploadId: z.string(),
  sealed: z.string().optional(),
  sheets: z.array(z.string()).optional(),
})
type IngestInput = z.infer<typeof IngestInput>

interface Asked {
  uploadId: string
  password?: string | undefined
  sheets?: string[] | undefined
}

/** What the job is told. A password rests in it sealed. */
export function ingestInput(ctx: Context, { uploadId, password, sheets }: Asked): IngestInput {
  return {
    uploadId,
    ...(password && { sealed: ctx.secrets.seal(password, uploadId) }),
    ...(sheets && { sheets }),
  }
}
