import type { TileSelection } from '../../contract/dashboard.ts'
import type { Filter } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Question } from '../../contract/question.ts'
import { columnsOfFilter } from '../chart/questionColumns.ts'
import { questionOf, sourceOf } from './asked.ts'
import { columnFor, filterFor, type TableOf } from './columnFor.ts'
import type { AskingTile } from './filterTargets.ts'

/** What a selection leaves of a tile: a condition on the tile's own columns. */
export interface TileCondition {
  /** The tile where it was selected. */
  tileId: string
  condition: Filter
}

/** Ids of the columns that a question's marks stand for: those it groups by, and those it draws row by row. */
function drawnColumns({ x, y, colour, size, facet }: Question): Set<string> {
  const fields = [...x, ...y, ...(colour ? [colour] : []), ...(size ? [size] : []), ...(facet ? [facet] : [])]
  return new Set(fields.flatMap(field => (field.role === 'value' ? [] : [field.column])))
}

/**
 * Checks that what was selected could have been: it speaks only of columns that its tile draws by.
 * @throws DomainError invalid_plan
 */
export function checkSelections(selections: readonly TileSelection[], tiles: readonly AskingTile[]): void {
  for (const { tileId, filter } of selections) {
    const tile = tiles.find(({ id }) => id === tileId)
    if (!tile) throw new DomainError('invalid_plan', 'A selection was made in a tile that is not there.')
    const drawn = drawnColumns(questionOf(tile.config))
    const other = columnsOfFilter(filter).find(column => !drawn.has(column))
    if (other !== undefined)
      throw new DomainError('invalid_plan', `A selection speaks of ${other}, by which its tile does not draw.`)
  }
}

/**
 * The selections made in other tiles as conditions on this one's table. A selection on columns that the table lacks does
 * not narrow it; neither does the tile's own.
 */
export function selectionsFor(
  tile: AskingTile,
  selections: readonly TileSelection[],
  { tiles, tableOf }: { tiles: readonly AskingTile[]; tableOf: TableOf },
): TileCondition[] {
  const source = sourceOf(tile.config)
  return selections.flatMap(({ tileId, filter, isInverted }) => {
    const from = tiles.find(({ id }) => id === tileId)
    if (!from || tileId === tile.id) return []
    const { datasetId, tableId } = sourceOf(from.config)
    const idOf = (columnId: string) => columnFor({ datasetId, tableId, columnId }, source, tableOf)?.id ?? null
    const mapped = filterFor(filter, idOf)
    if (mapped === null) return []
    return [{ tileId, condition: isInverted ? { op: 'not', of: mapped } : mapped }]
  })
}
