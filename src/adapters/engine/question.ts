import type { Relation } from '../../contract/relation.ts'
import type { BillPlan, Tally } from '../../core/relation/bill.ts'
import { billPlan, settle } from '../../core/relation/bill.ts'
import { compile } from '../../core/relation/dialects/duckdb.ts'
import type { RelationColumn } from '../../core/relation/schema.ts'
import { columnsOf } from '../../core/relation/schema.ts'
import { isAggregated, isHaving, TALLY, tally } from '../../core/relation/tally.ts'
import type { EngineResult } from '../../ports/engine.ts'
import type { RawTable } from './protocol.ts'

/** A relation made ready to run: with its tally, and with what must be counted besides. */
export interface Question {
  relation: Relation
  /** What is computed; its first columns are those of the relation. */
  tallied: Relation
  /** One row with the totals, asked for when the page is empty though there may be groups; null when it cannot be. */
  totals: Relation | null
  bill: BillPlan
  columns: readonly RelationColumn[]
}

/** What a question's statements answered. */
export interface Answers {
  result: RawTable
  totals: RawTable | null
  counts: readonly RawTable[]
}

export function questionOf(relation: Relation): Question {
  const tallied = tally(relation)
  return {
    relation,
    tallied,
    totals: isAggregated(relation) ? totalsOf(tallied) : null,
    bill: billPlan(relation),
    columns: columnsOf(relation),
  }
}

/** The result as the port gives it: without the columns of the tally, with the bill they make. */
export function resultOf(question: Question, answers: Answers): Pick<EngineResult, 'table' | 'bill' | 'sql'> {
  const { relation, columns } = question
  const { result } = answers
  const tally = isAggregated(relation) ? tallyOf(question, answers) : null
  const counts = answers.counts.flatMap(table => table.data.map(([count]) => Number(count)))
  const bill = settle(question.bill, counts, tally)
  const page = pageOf(relation)
  const available = page === null ? result.rowCount : (tally?.groups ?? bill.rowsUsed) - page.offset
  return {
    table: {
      columns: columns.map(({ id, name, type }) => ({ id, name, type })),
      data: result.data.slice(0, columns.length),
      rowCount: result.rowCount,
      truncated: result.truncated || available > result.rowCount,
    },
    bill,
    sql: compile(relation, { inline: true }).sql,
  }
}

/** An empty result without a page beyond the end means that there were no rows at all. */
function tallyOf({ tallied }: Question, { result, totals }: Answers): Tally & { groups: number } {
  const ids = columnsOf(tallied).map(column => column.id)
  const values = (table: RawTable, id: string) => (table.data[ids.indexOf(id)] ?? []).map(Number)
  const source = result.rowCount > 0 ? result : totals
  const first = (id: string) => (source === null ? 0 : (values(source, id)[0] ?? 0))
  const used = values(result, TALLY.used).reduce((sum, count) => sum + count, 0)
  const isPaged = ids.includes(TALLY.kept)
  return {
    rowsIn: first(TALLY.rowsIn),
    usedIn: first(TALLY.usedIn),
    led: ids.includes(TALLY.led) ? first(TALLY.led) : isPaged ? first(TALLY.kept) : used,
    kept: isPaged ? first(TALLY.kept) : used,
    used,
    groups: isPaged ? first(TALLY.groups) : result.rowCount,
  }
}

/** A page beyond the end, and groups of which `having` keeps none, still have totals: those of any group. */
function totalsOf(tallied: Relation): Relation | null {
  const page = pageOf(tallied)
  if (page === null) return null
  const kept = page.input.op === 'sort' ? page.input.input : page.input
  if (isHaving(kept)) return { ...page, input: kept.input, limit: 1, offset: 0 }
  return page.offset > 0 ? { ...page, limit: 1, offset: 0 } : null
}

function pageOf(relation: Relation): (Relation & { op: 'limit' }) | null {
  if (relation.op === 'project') return pageOf(relation.input)
  return relation.op === 'limit' ? relation : null
}
