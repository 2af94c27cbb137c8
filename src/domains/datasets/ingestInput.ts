import { z } from 'zod'

/** The name of the job that reads an uploaded file. */
export const INGEST = 'ingest'
export const IngestInput = z.object({ uploadId: z.string() })
