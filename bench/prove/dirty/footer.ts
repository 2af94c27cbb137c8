import { type DirtyFile, type Line, written } from './dirtyFile.ts'
import type { CleanTable, Meaning } from './table.ts'

const TOTALS = [
  'Total',
  'Totals:',
  'TOTAL',
  'Grand Total',
  'Grand total:',
  'Sum',
  'Summe',
  'Gesamt',
  'Gesamtsumme',
  'Totale',
  'Total général',
  'Total geral',
  'Suma',
  'Razem',
  'Totaal',
  'Totalt',
  'Yhteensä',
]
const NOTES = [
  'Report generated on: 2025-05-30 01:17:21 UTC',
  'Generated on 5/30/2025',
  'Source: ERP export',
  'Note: prices include VAT',
  'End of report',
  '* estimated values',
  'Page 1 of 1',
  'Exported by jane@example.com',
  'All figures are estimates',
  'Confidential',
  'Bericht erstellt am 30.05.2025',
]

/** Sums, averages and notes as reports end with them. */
export function footerLines(file: DirtyFile): Line[] {
  const { draw, table } = file
  const lines: Line[] = []
  const isPadded = draw.chance(0.5)
  const lone = (text: string): Line =>
    isPadded
      ? { kind: 'other', cells: table.columns.map((_, i) => (i === 0 ? text : '')) }
      : { kind: 'other', cells: [text], isLone: true }
  if (draw.chance(0.4)) lines.push(lone(''))
  const hasTotals = draw.chance(0.75) && !file.lines.some(({ cells }) => cells.some(cell => /total/i.test(cell)))
  if (hasTotals) lines.push(totalsLine(file, totalsLabel(file)))
  if (draw.chance(0.15)) lines.push(averageLine(file))
  if (!hasTotals || draw.chance(0.5)) {
    if (draw.chance(0.3)) lines.push(lone(''))
    for (const note of draw.shuffled(NOTES).slice(0, draw.whole(1, 2))) lines.push(lone(note))
  }
  return lines
}

function totalsLabel({ draw, table, writing }: DirtyFile): string {
  if (draw.chance(0.15)) return `Total (${table.rows} rows)`
  return draw.of(writing.encoding === 'utf8' ? TOTALS : TOTALS.filter(label => /^[ -~]*$/.test(label)))
}

/** The sums of the columns that add up, with the label in the first column or in the first of words. */
function totalsLine(file: DirtyFile, label: string): Line {
  const { table, draw, expected } = file
  const summed = table.columns.map(
    ({ meaning }, i) => i > 0 && (meaning === 'money' || (meaning === 'integer' && draw.chance(0.7))),
  )
  const cells = sumCells(file, { summed, from: 0, to: table.rows })
  const words = table.columns.findIndex(({ meaning }, i) => i > 0 && (meaning === 'text' || meaning === 'category'))
  cells[words > 0 && words < 3 && draw.chance(0.2) ? words : 0] = label
  if (expected[0]) expected[0].statedColumns = summed.filter(Boolean).length
  return { kind: 'other', cells: draw.chance(0.3) ? withoutTail(cells) : cells }
}

/** Sums over some rows as the file writes them; empty where nothing is summed. */
export function sumCells(
  { table, writing }: Pick<DirtyFile, 'table' | 'writing'>,
  { summed, from, to }: { summed: readonly boolean[]; from: number; to: number },
): string[] {
  return table.columns.map(({ meaning, values }, i) =>
    summed[i] ? written(meaning, sumOf(values.slice(from, to), places(meaning)), writing) : '',
  )
}

function averageLine({ table, writing, draw }: DirtyFile): Line {
  const label = draw.of(['Average', 'Mean', 'Durchschnitt'])
  const cells = table.columns.map(({ meaning, values }) => {
    const present = values.filter(value => value !== null)
    if (meaning !== 'money') return ''
    const mean = Number(sumOf(present, 2)) / present.length
    return written(meaning, mean.toFixed(2), writing)
  })
  cells[0] = label
  return { kind: 'other', cells }
}

export function withoutTail(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex(cell => cell !== '') + 1)
}

export function places(meaning: Meaning): number {
  return meaning === 'money' ? 2 : meaning === 'decimal' ? 3 : 0
}

/** The exact sum of decimals that are written with at most so many places. */
export function sumOf(values: CleanTable['columns'][number]['values'], digits: number): string {
  let sum = 0n
  for (const value of values) {
    if (value === null) continue
    const [whole = '0', fraction = ''] = value.replace('-', '').split('.')
    const minor = BigInt(whole + fraction.padEnd(digits, '0'))
    sum += value.startsWith('-') ? -minor : minor
  }
  const text = String(sum < 0n ? -sum : sum).padStart(digits + 1, '0')
  const cut = text.length - digits
  return `${sum < 0n ? '-' : ''}${digits === 0 ? text : `${text.slice(0, cut)}.${text.slice(cut)}`}`
}
