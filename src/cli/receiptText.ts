import type { Column } from '../contract/column.ts'
import type { Receipt, Repair, TotalsCheck } from '../contract/receipt.ts'
import { say } from '../core/words/say.ts'

/** What reading did to a table, for a person at a terminal: both ledgers, the totals check, each repair. */
export function receiptLines(
  { conservation: rows, cells, totals, repairs }: Receipt,
  columns: readonly Column[],
): string[] {
  const skipped = rows.skipped.map(({ reason, count: n }) => ` + ${SKIPPED[reason] ?? reason} ${count(n)}`).join('')
  return [
    `  rows    read ${count(rows.read)} = loaded ${count(rows.loaded)} + rejected ${count(rows.rejected)}${skipped}`,
    `  cells   read ${count(cells.read)} = typed ${count(cells.typed)} + missing ${count(cells.missing)} + rejected ${count(cells.rejected)}`,
    ...totalsLines(totals, columns),
    ...repairs.flatMap(repairLines),
  ]
}

const SKIPPED: Readonly<Record<string, string>> = {
  preamble: 'above the header',
  blank: 'blank',
  totals: 'totals',
  subtotals: 'subtotals',
  units: 'units',
  note: 'notes',
  repeated_header: 'header again',
  unreadable: 'unreadable',
}

function totalsLines({ checked, agreed, disagreements }: TotalsCheck, columns: readonly Column[]): string[] {
  if (checked === 0) return ['  totals  the file states none']
  const names = new Map(columns.map(({ id, name }) => [id, name]))
  const wrong = disagreements.map(({ columnId, stated, computed, row, over }) => {
    const where = row === undefined ? '' : ` in row ${count(row)}`
    const which = over === undefined ? 'all rows' : `rows ${count(over.from)} to ${count(over.to)}`
    const name = names.get(columnId) ?? columnId
    return `          ${name}: the file says ${count(stated)}${where}, ${which} sum to ${count(computed)}, off by ${count(round(computed - stated))}`
  })
  return [
    `  totals  ${agreed} of ${checked} ${checked === 1 ? 'column agrees' : 'columns agree'} with the file's own totals`,
    ...wrong,
  ]
}

function repairLines({ message, count: n, examples = [], choices = [], undo }: Repair): string[] {
  const times = n > 1 && !('count' in message.params) ? ` (${count(n)})` : ''
  const shown = examples.map(({ row, raw, read }) => {
    const became = read === null ? '' : ` → ${String(read)}`
    return `          row ${count(row)}: ${short(raw)}${became}`
  })
  const others = choices.map(
    choice => `          ${choice.isLikely ? 'or, as likely' : 'or'}: ${say(choice.message, 'en')}`,
  )
  const fixed = undo === undefined && choices.length === 0 ? '' : '*'
  return [`  repair${fixed.padEnd(2)}${say(message, 'en')}${times}`, ...shown, ...others]
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 90 ? `${line.slice(0, 89)}…` : line
}

function round(value: number): number {
  return Number(value.toPrecision(12))
}

function count(n: number): string {
  return n.toLocaleString('en', { maximumFractionDigits: 6 })
}
