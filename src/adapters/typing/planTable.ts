import type { TableSetting } from '../../contract/settings.ts'
import { type ColumnWish, isDecided, wishOf } from '../../core/column/columnWish.ts'
import { settled, type VotingColumn, votesOf } from '../../core/column/tableVotes.ts'
import type { RawColumn, RawTable } from '../readers/raw.ts'
import type { Answers } from './answers.ts'
import { type ColumnSize, cellsOf, columnSizes } from './cells.ts'
import { type ColumnPlan, planColumn } from './columnPlan.ts'
import { eachOf } from './eachOf.ts'
import { Gathered, gatherable } from './gathered.ts'
import { type InspectedColumn, inspectColumn } from './inspectColumn.ts'
import { planDeclared } from './planDeclared.ts'
import { name } from './sql.ts'

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

export interface TablePlan {
  plans: ColumnPlan[]
  /** What can be asked of the cells of a column with their `_row`, where those of many columns are asked together. */
  gathered: (column: number) => Answers | undefined
  /** Nothing is gathered any more. */
  close(): Promise<void>
}

/** Decides on every column by its own cells, and where they can be read in several ways by the other columns. */
export async function planTable(raw: RawTable, options: PlanOptions): Promise<TablePlan> {
  const gathered: Gathered[] = []
  const sizes = await columnSizes(raw, options.rows)
  const planned = await planColumns(raw, { ...options, sizes, gathered })
  const votes = votesOf(planned.map(({ vote }) => vote))
  const plans = await eachOf(planned, gathered.length > 0, async ({ plan, size, found }) => {
    const { fit, isSettled } = settled({ fit: plan.fit, fits: plan.fits.fits, texts: plan.fits.texts }, votes)
    if (plan.isDecided || found === null || fit === plan.fit) return { ...plan, isSettled }
    return { ...(await planAgain(raw, size, { ...found, best: fit })), isSettled }
  })
  const close = async () => {
    for (const group of gathered) await group.close()
  }
  return { plans, gathered: i => planned[i]?.size.gathered, close }
}

/** @param gathered  is filled with what was opened for it */
async function planColumns(
  raw: RawTable,
  { rows, setting, isRaw, onColumn, sizes, gathered }: PlanOptions & { sizes: ColumnSize[]; gathered: Gathered[] },
): Promise<Planned[]> {
  const planOf = async (column: RawColumn, i: number, answers?: Answers) => {
    onColumn(i / raw.columns.length)
    const size = { ...(sizes[i] ?? { rows, nonNull: null }), gathered: answers }
    const said = setting?.columns.find(columnSetting => columnSetting.column === column.id)
    return await planOne(raw, column, { size, wish: wishOf(said, isRaw), isRaw })
  }
  const areTexts = raw.columns.every(({ declared }) => declared === undefined)
  const groups = areTexts ? gatherable(raw.columns.length, rows) : []
  if (groups.length === 0) return await eachOf(raw.columns, false, planOf)
  const planned: Planned[] = []
  for (const { from, to } of groups) {
    const columns = raw.columns.slice(from, to)
    const sources = columns.map(({ source }) => source)
    const table = `_gathered_${gathered.length}`
    const group = await Gathered.open(raw.connection, name(raw.relation), { columns: sources, table, row: '_row' })
    gathered.push(group)
    planned.push(...(await eachOf(columns, true, (column, i) => planOf(column, from + i, group.of(i)))))
  }
  return planned
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
  return { plan: await planColumn(found), size, found, vote: { fit: best, fits } }
}

/** The cells at hand are those of the column that was inspected last: they are brought together again. */
async function planAgain(raw: RawTable, size: ColumnSize, found: InspectedColumn): Promise<ColumnPlan> {
  return await planColumn({ ...found, cells: await cellsOf(raw, found.column, size) })
}
