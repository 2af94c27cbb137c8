import type { ClientConfig } from 'pg'
import PgBoss from 'pg-boss'
import type { Events } from '../../ports/events.ts'
import type { Queue } from '../../ports/queue.ts'

const NAME = 'wake'
const CHANNEL = 'jobs'

interface Options {
  config: ClientConfig
  events: Events
  onFault: (fault: unknown) => void
}

/**
 * Wakes by pg-boss (durable, retried) and at once by an event. A wake that comes twice is harmless: the job table
 * decides who runs.
 */
export function bossQueue({ config, events, onFault }: Options): Queue {
  let boss: Promise<PgBoss> | null = null
  let unsubscribe: (() => Promise<void>) | null = null
  const open = () => {
    boss ??= start(config, onFault).catch(fault => {
      // The next one to need it tries again.
      boss = null
      throw fault
    })
    return boss
  }
  return {
    async wake(jobId) {
      // The job is written by now and a worker's sweep finds it: a wake that fails is no reason to fail whoever made it.
      await open()
        .then(queue => queue.send(NAME, { jobId }, { retryLimit: 3, retryDelay: 5, expireInMinutes: 60 * 12 }))
        .catch(onFault)
      await events.publish(CHANNEL, jobId)
    },
    async start(onWake, { concurrency }) {
      const wake = (jobId: string) => onWake(jobId).catch(onFault)
      unsubscribe = await events.subscribe(CHANNEL, jobId => void wake(jobId))
      const queue = await open()
      await queue.work<{ jobId: string }>(NAME, { batchSize: concurrency, pollingIntervalSeconds: 2 }, async jobs => {
        for (const job of jobs) void wake(job.data.jobId)
      })
    },
    async stop() {
      await unsubscribe?.()
      const open = boss
      boss = null
      await open?.then(b => b.stop({ graceful: false, wait: true, timeout: 2000 })).catch(onFault)
    },
  }
}

async function start(config: ClientConfig, onFault: (fault: unknown) => void): Promise<PgBoss> {
  // pg-boss takes pg's client settings as they are; its type lists only some of them.
  const boss = new PgBoss({
    ...(config as PgBoss.DatabaseOptions),
    schema: 'pgboss',
    max: 2,
    maintenanceIntervalSeconds: 5,
    schedule: false,
  })
  boss.on('error', onFault)
  await boss.start()
  await boss.createQueue(NAME)
  return boss
}
