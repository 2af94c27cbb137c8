/** Wakes workers. State, lease and progress live in our own job table; a wake may come late or twice. */
export interface Queue {
  start(onWake: (jobId: string) => Promise<void>, options: { concurrency: number }): Promise<void>
  wake(jobId: string): Promise<void>
  stop(): Promise<void>
}
