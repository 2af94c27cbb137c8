import { sql } from 'drizzle-orm'
import { job } from '../../src/domains/jobs/tables.ts'
import type { Database } from '../../src/ports/database.ts'

/** As time does when the one who holds an upload's job says nothing; the job. */
export async function letLeaseRunOut(database: Database, uploadId: string): Promise<string> {
  return database.transaction('system', async tx => {
    const [row] = await tx
      .update(job)
      .set({ leaseUntil: sql`clock_timestamp() - interval '1 second'` })
      .where(sql`${job.input} ->> 'uploadId' = ${uploadId}`)
      .returning({ id: job.id })
    return row?.id ?? ''
  })
}
