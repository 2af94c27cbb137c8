import type { Column } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'
import type { ListedRowRule } from '../../contract/rowRule.ts'
import { rowNaming } from '../explore/naming.ts'
import { filterWords } from '../grid/filterWords.ts'
import { rowRulesText as words } from '../rowRulesText.ts'

/** Whom a rule is about, by name. */
export function whoOf({ subject, subjectName }: Pick<ListedRowRule, 'subject' | 'subjectName'>): string {
  return subject.kind === 'role' ? words.role[subject.role] : (subjectName ?? words.gone[subject.kind])
}

export const everyRow: Filter = { op: 'and', of: [] }
export const noRow: Filter = { op: 'or', of: [] }

/** What a rule shows: every row, no row, or some. */
export function reachOf(rows: Filter): 'all' | 'none' | 'some' {
  if ((rows.op !== 'and' && rows.op !== 'or') || rows.of.length > 0) return 'some'
  return rows.op === 'and' ? 'all' : 'none'
}

/** The rows that a rule shows, as a person would say it. */
export function rowsWords(rows: Filter, columns: readonly Column[]): string {
  const reach = reachOf(rows)
  if (reach !== 'some') return reach === 'all' ? words.everyRow : words.noRow
  return filterWords(rows, rowNaming(new Map(columns.map(column => [column.id, column]))))
}
