import type { Column } from '../../contract/column.ts'
import type { Repair } from '../../contract/receipt.ts'
import type { ReadSettings } from '../../contract/settings.ts'
import { type ChosenType, typeOf } from '../../core/column/chooseType.ts'
import { ENTITY } from '../../core/column/entities.ts'
import type { Family } from '../../core/column/family.ts'
import type { ColumnChange, LineChoice, RepairLine, Touched } from '../../core/column/repairLine.ts'
import { linesOf } from '../../core/column/repairs.ts'
import type { RawTable } from '../readers/raw.ts'
import { type Answers, answersFrom } from './answers.ts'
import type { CellSql, ColumnPlan } from './columnPlan.ts'
import { eachOf } from './eachOf.ts'
import { valueSql } from './familySql.ts'
import { isPadded } from './markers.ts'
import { scalarOf } from './scalar.ts'
import { exactText, int, name, text, textOf } from './sql.ts'

const EXAMPLES = 3

type Example = NonNullable<Repair['examples']>[number]

/** The cells of a column, by the name they have where they can be asked. */
interface Cells extends CellSql {
  x: string
  answers: Answers
}

/**
 * The receipt's lines on a column, each with the first cells it is about, and what takes it back.
 *
 * @param gathered  where the cells of many columns are asked together
 */
export async function columnRepairs(
  raw: RawTable,
  plan: ColumnPlan,
  { rejected, gathered }: { rejected: number; gathered: Answers | undefined },
): Promise<Repair[]> {
  const { fits, column } = plan
  const lines = linesOf({
    name: column.name,
    type: plan.type.type,
    fit: plan.fit,
    fits: fits.fits,
    nonNull: fits.nonNull,
    missing: plan.missing,
    rejected,
    trimmed: plan.trimmed,
    decoded: plan.decoded,
    currency: plan.currency,
    texts: fits.texts,
    isDecided: plan.isDecided,
    isSettled: plan.isSettled ?? false,
  })
  const x = gathered === undefined ? name(column.source) : 'x'
  const answers = gathered ?? answersFrom(raw.connection, name(raw.relation))
  const cells: Cells = { x, answers, ...plan.sqlOf(x) }
  return await eachOf(lines, gathered !== undefined, line => repairOf(raw, { plan, cells }, line))
}

interface Subject {
  plan: ColumnPlan
  cells: Cells
}

/** A change of settings that touches one column. */
function changeOf({ sheet, index }: RawTable, columnId: string, change: ColumnChange): ReadSettings {
  return { tables: [{ sheet, index, columns: [{ column: columnId, ...change }] }] }
}

async function repairOf(raw: RawTable, subject: Subject, line: RepairLine): Promise<Repair> {
  const { plan, cells } = subject
  const { id, name: columnName } = plan.column
  const examples = await examplesOf(subject, { touched: line.touched, value: cells.value, type: plan.type.type })
  const choices: NonNullable<Repair['choices']> = []
  for (const choice of line.choices) {
    const shown = await shownAs(subject, line.touched, choice)
    const message = { code: choice.code, params: { column: columnName, ...choice.params, ...shown } }
    choices.push({ message, change: changeOf(raw, id, choice.change), isLikely: choice.isLikely })
  }
  const count = line.touched.cells === 'holding' ? await countOf(subject, line.touched) : line.count
  return {
    message: { code: line.code, params: { column: columnName, ...line.params } },
    count,
    columnId: id,
    ...(examples.length > 0 ? { examples } : {}),
    ...(line.undo === null ? {} : { undo: changeOf(raw, id, line.undo) }),
    ...(choices.length > 0 ? { choices } : {}),
  }
}

/** What the same cells would be read as: '01/02/2020 is 2020-02-01'. */
async function shownAs(subject: Subject, touched: Touched, { family }: LineChoice): Promise<Record<string, string>> {
  const { plan, cells } = subject
  const fit = plan.fits.fits.find(measured => measured.family === family)
  const type = fit === undefined ? null : typeOf(fit, plan.currency !== null)
  if (family === null || type === null) return {}
  const value = otherValue(family, type, cells)
  const examples = await examplesOf(subject, { touched, value, type: type.type })
  return { examples: examples.map(({ raw: written, read }) => `${written} is ${read ?? 'missing'}`).join(', ') }
}

function otherValue(family: Family, type: ChosenType, { x }: Cells): string {
  return valueSql(family, type, { column: x, readsAll: false })
}

async function examplesOf(
  subject: Subject,
  { touched, value, type }: { touched: Touched; value: string; type: Column['type'] },
): Promise<Example[]> {
  const { x, answers } = subject.cells
  const isMissing = touched.cells === 'missing' || touched.cells === 'rejected'
  const read = isMissing ? 'CAST(NULL AS VARCHAR)' : `CAST(${value} AS VARCHAR)`
  const rows = await answers.rows(
    from => `SELECT _row, ${exactText(`CAST(${x} AS VARCHAR)`)} AS t, ${read} AS v
     FROM ${from} WHERE ${conditionOf(touched, subject)}`,
    { limit: EXAMPLES },
  )
  return rows.map(row => ({ row: int(row['_row']), raw: textOf(row['t']), read: scalarOf(row['v'] ?? null, type) }))
}

async function countOf(subject: Subject, touched: Touched): Promise<number> {
  const condition = conditionOf(touched, subject)
  return int((await subject.cells.answers.row(from => `SELECT count(*) AS n FROM ${from} WHERE ${condition}`))['n'])
}

/** SQL: the cell is one that the line is about. */
function conditionOf(touched: Touched, { plan: { column }, cells }: Subject): string {
  const { x, isPresent, value } = cells
  switch (touched.cells) {
    case 'read':
      return `(${value}) IS NOT NULL`
    case 'present':
      return isPresent
    case 'padded':
      return `${isPresent} AND ${isPadded(x)}`
    case 'entities':
      return `${isPresent} AND contains(${x}, '&') AND regexp_matches(${x}, ${text(ENTITY)})`
    case 'rejected':
      return `${isPresent} AND (${value}) IS NULL`
    case 'missing':
      return column.declared === undefined
        ? `${x} IN (${touched.texts.map(text).join(', ')})`
        : `${x} IS NOT NULL AND NOT (${isPresent})`
    case 'holding':
      return `(${touched.marks.map(mark => holds(x, mark)).join(' OR ')}) AND (${value}) IS NOT NULL`
  }
}

/** Words are written in capitals or not; looking for signs is quick. */
function holds(x: string, mark: string): string {
  return /\p{L}/u.test(mark) ? `contains(lower(${x}), ${text(mark.toLowerCase())})` : `contains(${x}, ${text(mark)})`
}
