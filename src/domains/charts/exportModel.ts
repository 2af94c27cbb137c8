import type { ChartModel, ChartSpec } from '../../contract/chart.ts'
import type { QueryPlan } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import { BYTE_ORDER_MARK, csvHead, csvRows } from '../../core/chart/csv.ts'
import type { Context } from '../../ports/context.ts'
import type { RenderRequest } from '../../ports/renderer.ts'
import { runPlan } from '../analytics/runPlan.ts'
import { type ChartFormat, csvOf, type Download, downloadOf } from './download.ts'
import { sourceLine } from './sourceLine.ts'

export interface ExportOptions extends Pick<RenderRequest, 'theme' | 'width' | 'height'> {
  format: ChartFormat
}

interface Exported {
  spec: ChartSpec
  model: ChartModel
  /** The model's table is all there is: it was put together from several answers. */
  isWhole?: boolean
}

/** What the engine answers at once; a longer answer comes in parts. */
const PART_ROWS = 20_000
const MOST_ROWS = 1_000_000

/**
 * A drawn chart as a file: a picture, a page, or every row of its answer as CSV.
 * @throws DomainError not_found, invalid_plan (also when there are more rows than one file may hold), took_too_long,
 *   out_of_memory, busy
 */
export async function exportModel(
  ctx: Context,
  { spec, model, isWhole = false, ...options }: Exported & ExportOptions,
): Promise<Download> {
  const bytes =
    options.format === 'csv'
      ? isWhole
        ? csvOf(model.table)
        : await dataOf(ctx, spec.plan)
      : await ctx.renderer.render({
          ...options,
          format: options.format,
          model,
          locale: ctx.locale,
          source: await sourceLine(ctx, spec.plan.source),
          signal: ctx.signal,
        })
  return downloadOf(model, { bytes, format: options.format, locale: ctx.locale })
}

/** Every row of the answer: what a picture cuts off, the data behind it do not. */
async function dataOf(ctx: Context, plan: QueryPlan): Promise<Uint8Array> {
  const { versionId } = await runPlan(ctx, { plan: { ...plan, limit: 1 } })
  // All parts are of one version, whatever comes in between.
  const whole = { ...plan, source: { ...plan.source, versionId }, limit: PART_ROWS }
  const parts: string[] = []
  for (let offset = plan.offset; ; offset += PART_ROWS) {
    const { table } = await runPlan(ctx, { plan: { ...whole, offset } })
    if (parts.length === 0) parts.push(BYTE_ORDER_MARK, csvHead(table))
    parts.push(csvRows(table))
    if (table.rowCount < PART_ROWS) return Buffer.from(parts.join(''))
    if (offset - plan.offset + PART_ROWS >= MOST_ROWS)
      throw new DomainError('invalid_plan', 'The data have more than 1,000,000 rows: filter or group them first.')
  }
}
