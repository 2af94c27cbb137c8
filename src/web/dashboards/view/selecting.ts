import type { TileSelection } from '../../../contract/dashboard.ts'
import type { Filter } from '../../../contract/plan.ts'

type Chosen = readonly TileSelection[]

/** The selections with another one of a tile; it stands last, as the one that moves. */
export function withSelection(
  selections: Chosen,
  { tileId, filter }: Pick<TileSelection, 'tileId' | 'filter'>,
): TileSelection[] {
  const before = selections.find(selection => selection.tileId === tileId)
  return [...without(selections, tileId), { tileId, filter, isInverted: before?.isInverted ?? false }]
}

/** The selections without that of a tile. */
export function without(selections: Chosen, tileId: string): TileSelection[] {
  return selections.filter(selection => selection.tileId !== tileId)
}

/** The selections after a mark was chosen: what is chosen already is taken out, and with it the last one the selection. */
export function afterChoice(
  selections: Chosen,
  { tileId, filter, isAdding }: { tileId: string; filter: Filter; isAdding: boolean },
): TileSelection[] {
  const before = partsOf(selections.find(selection => selection.tileId === tileId)?.filter)
  const isThere = before.some(part => isSame(part, filter))
  const others = before.filter(part => !isSame(part, filter))
  if (!isAdding)
    return isThere && others.length === 0 ? without(selections, tileId) : withSelection(selections, { tileId, filter })
  const parts = isThere ? others : [...before, filter]
  const [first] = parts
  if (!first) return without(selections, tileId)
  return withSelection(selections, { tileId, filter: parts.length === 1 ? first : { op: 'or', of: parts } })
}

/** The selections with one turned around: all rows but those. */
export function inverted(selections: Chosen, tileId: string): TileSelection[] {
  return selections.map(selection =>
    selection.tileId === tileId ? { ...selection, isInverted: !selection.isInverted } : selection,
  )
}

function partsOf(filter: Filter | undefined): Filter[] {
  if (!filter) return []
  return filter.op === 'or' ? filter.of : [filter]
}

const isSame = (a: Filter, b: Filter) => JSON.stringify(a) === JSON.stringify(b)
