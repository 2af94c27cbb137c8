import { timed } from '../world.ts'
import type { Cluster } from './cluster.ts'
import { processorMs } from './processorTime.ts'

export interface Took {
  ms: number
  oursCpuMs: number
  postgresCpuMs: number
}

/** PostgreSQL is a process below this one: what is left of the tree is ours. */
export async function took(cluster: Cluster, work: () => Promise<unknown>): Promise<Took> {
  const spent = () => {
    const postgres = processorMs(cluster.pid()) ?? 0
    return { postgres, ours: (processorMs(process.pid) ?? 0) - postgres }
  }
  const before = spent()
  const [ms = 0] = await timed(1, work)
  const after = spent()
  return { ms, oursCpuMs: after.ours - before.ours, postgresCpuMs: after.postgres - before.postgres }
}
