import type { ChartModel } from '../../contract/chart.ts'
import type { Message } from '../../contract/message.ts'
import type { Bill } from '../../contract/plan.ts'
import { sayAnalysis as say } from '../../core/words/analysis/sayAnalysis.ts'
import { linesOf, type RowTable, rowTable } from './tableText.ts'

/** A message in the language of agents. */
export const said = (message: Message): string => say(message, 'en')

/** Which rows a figure is made of: 'Of 300 rows 288 were used; left out: 12 (filter)'. */
export function billText({ rowsIn, rowsUsed, leftOut }: Bill): string {
  const why = leftOut
    .filter(({ count }) => count > 0)
    .map(({ reason, count }) => `${count} (${reason})`)
    .join(', ')
  return `Of ${rowsIn} rows ${rowsUsed} were used${why ? `; left out: ${why}` : ''}.`
}

export interface SaidChart {
  title: string
  type: string
  summary: string
  table: RowTable
  notes: string[]
  bill: Bill
}

/** A chart in words and figures. */
export function chartSaid({ title, type, summary, table, notes, bill }: ChartModel, mostRows: number): SaidChart {
  return {
    title: said(title),
    type,
    summary: said(summary),
    table: rowTable(table, mostRows),
    notes: notes.map(said),
    bill,
  }
}

/** The same to read. */
export function chartText({ title, type, summary, table, notes, bill }: SaidChart): string {
  return [`${title} (${type})`, summary, ...notes, linesOf(table), billText(bill)].join('\n')
}
