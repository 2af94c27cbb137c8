import type { Context } from '../../ports/context.ts'
import type { Sample } from '../../ports/samples.ts'

/** Sample files that can be tried. */
export async function listSamples(ctx: Context): Promise<{ items: Sample[] }> {
  return { items: await ctx.samples.list() }
}
