import type { Column } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'
import { filterOfMark } from '../../core/chart/filterOfMark.ts'
import { columnsOfFilter } from '../../core/chart/questionColumns.ts'
import type { ShownMark } from './showMark.ts'

export type MoveName = 'select' | 'filterTo' | 'zoom' | 'exclude' | 'compare'

export interface Moves {
  /** What can be done at once, in the order it is offered. */
  moves: { name: MoveName; run: () => void }[]
  /** What the mark can be broken down by: not by what made it. */
  columns: readonly Column[]
  breakDown: ((columnId: string) => void) | null
}

const groups: readonly MoveName[] = ['select', 'filterTo', 'zoom', 'exclude', 'compare']

/** What can be done with the rows behind a mark where it stands; nothing when no condition finds them. */
export function movesOf({ mark, model, drill }: ShownMark): Moves {
  const filter = filterOfMark(model, mark)
  if (!filter) return { moves: [], columns: [], breakDown: null }
  // A single row has no groups, and no rest worth comparing it with.
  const names: readonly MoveName[] = mark.kind === 'row' ? ['exclude'] : groups
  const moves = names.flatMap(name => {
    const act = drill[name]
    return act ? [{ name, run: () => act(filter) }] : []
  })
  return { moves, ...breaking(mark.kind === 'row' ? {} : drill, filter) }
}

function breaking(
  { breakDown, columns = [] }: ShownMark['drill'],
  filter: Filter,
): Pick<Moves, 'columns' | 'breakDown'> {
  const fixed = new Set(columnsOfFilter(filter))
  const free = columns.filter(({ id }) => !fixed.has(id))
  return {
    columns: free,
    breakDown: breakDown && free.length > 0 ? columnId => breakDown(columnId, filter) : null,
  }
}
