import { eq } from 'drizzle-orm'
import type { Transaction } from '../../ports/database.ts'
import { job } from './tables.ts'

/** What a job was told, as it stands now: secrets are gone from it once it has ended. */
export async function inputOf(tx: Transaction, jobId: string): Promise<unknown> {
  const [row] = await tx.select({ input: job.input }).from(job).where(eq(job.id, jobId))
  return row?.input
}
