import type { z } from 'zod'
import type { KeyScope } from '../../contract/apiKey.ts'
import type { Context } from '../../ports/context.ts'

/** What a tool has to say: to read, and as data. Both may hold what files and people wrote. */
export interface ToolAnswer {
  text: string
  data: Record<string, unknown>
}

/** Something an agent can ask for. It reads its input, calls verbs with the context of the key, and tells what they say. */
export interface Tool {
  name: string
  title: string
  description: string
  /** `write` of a tool that changes something. */
  scope: KeyScope
  input: z.ZodObject
  run(ctx: Context, input: unknown): Promise<ToolAnswer>
}

interface Spec<I extends z.ZodObject> extends Omit<Tool, 'input' | 'run'> {
  input: I
  run(ctx: Context, input: z.output<I>): Promise<ToolAnswer>
}

/** A tool whose `run` is given what `input` has read; `callTool` sees to that. */
export function tool<I extends z.ZodObject>({ run, ...spec }: Spec<I>): Tool {
  // The only caller hands over what the schema beside it has parsed.
  return { ...spec, run: (ctx, input) => run(ctx, input as z.output<I>) }
}
