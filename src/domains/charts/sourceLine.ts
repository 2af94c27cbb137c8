import type { PlanSource } from '../../contract/plan.ts'
import { say } from '../../core/words/say.ts'
import { Writer } from '../../core/words/writer.ts'
import type { Context } from '../../ports/context.ts'
import { loadScan } from '../datasets/loadScan.ts'

/** 'Source: sales.csv, version 3, 21 Nov 2026': which data a file was made of, and when. */
export async function sourceLine(ctx: Context, source: PlanSource): Promise<string> {
  const { fileName, version } = await loadScan(ctx, source)
  const date = new Writer(ctx.locale).date(ctx.now().toISOString().slice(0, 10), 'day', 'cell')
  return say({ code: 'drawn.source', params: { file: fileName, version: version.number, date } }, ctx.locale)
}
