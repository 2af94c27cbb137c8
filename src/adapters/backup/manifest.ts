import { z } from 'zod'

/** What an archive holds: its last entry, so that a cut archive has none. */
export const Manifest = z.object({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  appVersion: z.string(),
  /** Tag of the newest migration of the database, null for one without tables. */
  migration: z.string().nullable(),
  tables: z.array(z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()) })),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), value: z.string() })),
  entries: z.array(z.object({ name: z.string(), sizeBytes: z.number(), sha256: z.string() })),
})
export type Manifest = z.infer<typeof Manifest>

export const MANIFEST = 'manifest.json'
/** Folders of DATA_DIR that hold what people brought; the rest can be made again. */
export const FOLDERS: readonly string[] = ['files', 'versions']
