import { and, asc, count, desc, eq, ilike, isNotNull, isNull, or, type SQL } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { SavedChart } from '../../contract/savedChart.ts'
import type { Context } from '../../ports/context.ts'
import { containing } from '../audit/containing.ts'
import { beyond, cursorAt } from '../audit/keyset.ts'
import { type ChartRow, toSavedCharts } from './chartRow.ts'
import { chart } from './tables.ts'

interface Input {
  cursor?: string | undefined
  limit: number
  datasetId?: string | undefined
  search?: string | undefined
  sort: 'created' | 'updated' | 'name' | 'type'
  direction: 'asc' | 'desc'
  only?: 'trash' | undefined
}

const keys: Record<Input['sort'], { column: AnyPgColumn; of: (row: ChartRow) => string | Date; isTime: boolean }> = {
  created: { column: chart.createdAt, of: row => row.createdAt, isTime: true },
  updated: { column: chart.updatedAt, of: row => row.updatedAt, isTime: true },
  name: { column: chart.name, of: row => row.name, isTime: false },
  type: { column: chart.type, of: row => row.type, isTime: false },
}

/** Saved charts of the workspace, a page at a time; those of deleted data too, which say so. */
export async function listCharts(
  ctx: Context,
  input: Input,
): Promise<{ items: SavedChart[]; nextCursor: string | null; total: number }> {
  const { direction, limit, cursor } = input
  const key = keys[input.sort]
  const inOrder = direction === 'asc' ? asc : desc
  const wanted = narrowing(ctx, input)
  return ctx.transaction(async tx => {
    const [{ total } = { total: 0 }] = await tx.select({ total: count() }).from(chart).where(wanted)
    const rows = await tx
      .select()
      .from(chart)
      .where(and(wanted, beyond(cursor, { ...key, id: chart.id, direction })))
      .orderBy(inOrder(key.column), inOrder(chart.id))
      .limit(limit + 1)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    const nextCursor = rows.length > limit && last ? cursorAt(key.of(last), last.id) : null
    return { items: await toSavedCharts(ctx, tx, shown), nextCursor, total }
  })
}

function narrowing(ctx: Context, { datasetId, search, only }: Input): SQL | undefined {
  const pattern = containing(search)
  return and(
    eq(chart.workspaceId, ctx.workspaceId),
    only === 'trash' ? isNotNull(chart.deletedAt) : isNull(chart.deletedAt),
    datasetId ? eq(chart.datasetId, datasetId) : undefined,
    pattern
      ? or(...[chart.name, chart.description, chart.datasetName, chart.createdBy].map(c => ilike(c, pattern)))
      : undefined,
  )
}
