import type { z } from 'zod'
import type { JobStatus } from '../../contract/job.ts'
import type { Message } from '../../contract/message.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'

export interface Progress {
  stage: string
  processed: number
  total: number | null
}

/** What a finished run still has to write. It happens in the transaction that ends the job, so it happens once. */
export type Conclusion = (tx: Transaction) => Promise<void>

/** A verb without HTTP. */
export interface JobDefinition<I = unknown> {
  name: string
  input: z.ZodType<I>
  /** May be run again after a kill: nothing it does before its conclusion may be visible. */
  run(ctx: Context, input: I, progress: (progress: Progress) => void): Promise<Conclusion>
  /** Written in the transaction that ends the job without success. */
  ended(
    tx: Transaction,
    input: I,
    end: { status: Extract<JobStatus, 'failed' | 'cancelled'>; reason: Message; at: Date },
  ): Promise<void>
}

/** Binds a definition's input type once, where it is declared. */
export function job<I>(definition: JobDefinition<I>): JobDefinition {
  // The registry holds jobs of every input; runJob parses the input with the definition's own schema first.
  return definition as unknown as JobDefinition
}
