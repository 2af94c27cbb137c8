import { ingestJob } from '../../src/domains/datasets/ingestJob.ts'
import { proposeJob } from '../../src/domains/datasets/proposeJob.ts'
import { type Runner, runJob } from '../../src/domains/jobs/runJob.ts'

/** Runs the jobs of these uploads and proposed changes, as a worker would; a fault of a job fails the test unless `onFault` takes it. */
export async function runUploads(
  { onFault = rethrow, now = () => new Date(), ...given }: Pick<Runner, 'database' | 'contextFor'> & Partial<Runner>,
  jobIds: readonly string[],
): Promise<void> {
  const definitions = new Map([ingestJob, proposeJob].map(job => [job.name, job]))
  const runner = { definitions, now, onFault, ...given }
  for (const id of jobIds) await runJob(runner, id, new AbortController().signal)
}

function rethrow(fault: unknown): never {
  throw fault
}
