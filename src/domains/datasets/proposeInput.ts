import { z } from 'zod'
import type { Context } from '../../ports/context.ts'

/** The name of the job that prepares a proposed change for which no file is sent. */
export const PROPOSE = 'propose'

/** `sealed` is the file's password. */
export const ProposeInput = z.object({ proposalId: z.string(), sealed: z.string().optional() })

interface Asked {
  proposalId: string
  password?: string | undefined
}

/** What the job is told. A password rests in it sealed. */
export function proposeInput(ctx: Context, { proposalId, password }: Asked): z.infer<typeof ProposeInput> {
  return { proposalId, ...(password && { sealed: ctx.secrets.seal(password, proposalId) }) }
}
