import type { Recipe } from '../../contract/recipe.ts'
import { type LoweredRecipe, lowerRecipe } from '../../core/recipe/lowerRecipe.ts'
import type { Context } from '../../ports/context.ts'
import { scanOf } from './layers.ts'
import type { Draft, Making } from './mergeFiles.ts'
import { otherTables } from './otherTables.ts'
import type { Base } from './proposalBase.ts'
import type { Layer } from './tables.ts'
import type { NewTable } from './versionRows.ts'
import { writeLayer } from './writeLayer.ts'

type Prepared = Omit<NewTable, 'versionId' | 'workspaceId' | 'position'>

interface Applying {
  draft: Draft
  making: Making
}

/**
 * A table after its recipe: the one proposed for it, else the one it had. Steps that do not fit the rows any more are
 * left out and reported, so that a newer file is never refused for them.
 */
export async function applyRecipe(ctx: Context, base: Base, { draft, making }: Applying): Promise<Prepared> {
  const { proposal, tables } = base
  const { rows, ...table } = draft
  const old = tables.find(({ tableId }) => tableId === draft.tableId)
  const isWanted = proposal.kind === 'recipe' && proposal.tableId === draft.tableId
  const recipe: Recipe = (isWanted ? proposal.recipe : old?.recipe) ?? { steps: [] }
  if (old && proposal.kind === 'recipe' && !isWanted) return asItWas(old, table.files)
  if (recipe.steps.every(({ off }) => off)) return { ...table, ...rows, recipe, source: null, faults: [] }
  const at = { datasetId: base.dataset.id, tableId: draft.tableId, versionId: making.versionId }
  const tableOf = await otherTables(ctx, recipe)
  const lowered = lowerRecipe(recipe, { scan: scanOf(ctx, rows, at), columns: rows.columns, tableOf })
  const { faults } = lowered
  if (lowered.steps.every(({ done }) => done === undefined)) return { ...table, ...rows, recipe, source: null, faults }
  const part = { ingestionId: draft.files.at(-1)?.ingestionId ?? base.read.id, sheet: draft.sheet }
  const place = { ...making, datasetId: base.dataset.id, stem: `d${draft.tableId}`, part }
  const data = await writeLayer(ctx, lowered.relation, columnsOf(lowered, rows), place)
  return { ...table, ...data, recipe, source: rows, faults }
}

/** What the file's ledger says of a column's cells goes for it as long as it is the one that was read. */
function columnsOf({ columns }: LoweredRecipe, { columns: read }: Layer) {
  return columns.map(({ id, name, type, meaning }) => {
    const same = read.find(column => column.id === id && column.type === type)
    return { id, name, meaning, ...(same && { ledger: { rejected: same.rejected, missing: same.missing } }) }
  })
}

function asItWas(table: Base['tables'][0], files: Draft['files']): Prepared {
  const { versionId: _, workspaceId: __, position: ___, ...same } = table
  return { ...same, files }
}
