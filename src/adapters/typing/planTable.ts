import type { TableSetting } from '../../contract/settings.ts'
import { type ColumnWish, isDecided, wishOf } from '../../core/column/columnWish.ts'
import { settled, type VotingColumn, votesOf } from '../../core/column/tableVotes.ts'
import type { RawColumn, RawTable } from '../readers/raw.ts'
import { type ColumnSize, cellsOf, columnSizes } from './cells.ts'
import { type ColumnPlan, planColumn } from './columnPlan.ts'
import { type InspectedColumn, inspectColumn } from './inspectColumn.ts'
import { planDeclared } from './planDeclared.ts'

export interface PlanOptions {
  rows: number
  setting: TableSetting | undefined
  /** Every cell stays as it stands. */
  isRaw: boolean
  /** Called before each column, with the share of them that is done. */
  onColumn: (share: number) => void
}

interface Planned {
  plan: ColumnPlan
  size: ColumnSize
  /** Null where the file declares the type. */
  found: InspectedColumn | null
  /** How its cells are read when nobody says how: what a person decides on a column changes no other one. */
  vote: VotingColumn
}

/** Decides on every column by its own cells, and where they can be read in several ways by the other columns. */
export async function planTable(raw: RawTable, options: PlanOptions): Promise<ColumnPlan[]> {
  const { rows, setting, isRaw, onColumn } = options
  const sizes = await columnSizes(raw, rows)
  const planned: Planned[] = []
  for (const [i, column] of raw.columns.entries()) {
    onColumn(i / raw.columns.length)
    const size = sizes[i] ?? { rows, nonNull: null }
    const said = setting?.columns.find(columnSetting => columnSetting.column === column.id)
    planned.push(await planOne(raw, column, { size, wish: wishOf(said, isRaw), isRaw }))
  }
  const votes = votesOf(planned.map(({ vote }) => vote))
  const plans: ColumnPlan[] = []
  for (const { plan, size, found } of planned) {
    const { fit, isSettled } = settled({ fit: plan.fit, fits: plan.fits.fits, texts: plan.fits.texts }, votes)
    if (plan.isDecided || found === null || fit === plan.fit) plans.push({ ...plan, isSettled })
    else plans.push({ ...(await planAgain(raw, size, { ...found, best: fit })), isSettled })
  }
  return plans
}

async function planOne(
  raw: RawTable,
  column: RawColumn,
  { isRaw, ...asked }: { size: ColumnSize; wish: ColumnWish; isRaw: boolean },
): Promise<Planned> {
  const { size, wish } = asked
  const { declared } = column
  if (declared !== undefined) {
    const plan = await planDeclared(raw, { ...column, declared }, asked)
    return { plan, size, found: null, vote: { fit: null, fits: [] } }
  }
  const own =
    isDecided(wish) && !isRaw ? await inspectColumn(raw, column, { size, wish: wishOf(undefined, false) }) : null
  const found = await inspectColumn(raw, column, asked)
  const { best, fits } = own ?? found
  return { plan: await planColumn(raw, found), size, found, vote: { fit: best, fits } }
}

/** The cells at hand are those of the column that was inspected last: they are brought together again. */
async function planAgain(raw: RawTable, size: ColumnSize, found: InspectedColumn): Promise<ColumnPlan> {
  const { cells } = await cellsOf(raw, found.column, size)
  return await planColumn(raw, { ...found, cells })
}
