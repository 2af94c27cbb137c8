import type { Verdict } from '../../contract/automatic.ts'
import { DomainError } from '../../contract/problem.ts'
import { compose } from '../../core/layout/compose.ts'
import { columnsOf } from '../../core/layout/taste.ts'
import type { Context } from '../../ports/context.ts'
import { keepVerdict } from './keepVerdict.ts'
import { tableOf } from './tableOf.ts'
import { loadVerdicts } from './verdicts.ts'

interface Input {
  datasetId: string
  tableId: string
  tileId: string
  verdict: Verdict | null
}

/** Remembers what the actor wants more or less of; null takes it back. @throws DomainError not_found */
export async function judgeTile(ctx: Context, { tileId, verdict, ...of }: Input): Promise<{ ok: true }> {
  const { table } = await tableOf(ctx, of)
  if (verdict === null) return keepVerdict(ctx, { ...of, id: tileId, verdict })
  const judged = await loadVerdicts(ctx, of)
  const { tiles } = compose(of, table.columns, { judged })
  const tile = tiles.find(({ id }) => id === tileId)
  const about = tile
    ? { title: tile.spec.title, columns: columnsOf(tile.spec) }
    : judged.find(known => known.tileId === tileId)
  if (!about) throw new DomainError('not_found', 'There is no such tile on this dashboard.')
  return keepVerdict(ctx, { ...of, id: tileId, verdict: { verdict, title: about.title, columns: about.columns } })
}
