import { ingestJob } from '../../src/domains/datasets/ingestJob.ts'
import { type Runner, runJob } from '../../src/domains/jobs/runJob.ts'

/** Runs the jobs of these uploads, as a worker would; a fault of a job fails the test unless `onFault` takes it. */
export async function runUploads(
  { onFault = rethrow, now = () => new Date(), ...given }: Pick<Runner, 'database' | 'contextFor'> & Partial<Runner>,
  jobIds: readonly string[],
): Promise<void> {
  const runner = { definitions: new Map([[ingestJob.name, ingestJob]]), now, onFault, ...given }
  for (const id of jobIds) await runJob(runner, id, new AbortController().signal)
}

function rethrow(fault: unknown): never {
  throw fault
}
