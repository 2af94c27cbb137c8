/** A cell is never spread over more than this, whatever it asks for. */
const WIDEST = 1000

/** The cells of the largest table in HTML; a merged one stands where it begins. Null where there is no table of columns. */
export function rowsOfHtml(html: string): string[][] | null {
  // A parsed document loads and runs nothing.
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const tables = [...body.querySelectorAll('table')].sort((a, b) => b.rows.length - a.rows.length)
  const [largest] = tables
  if (!largest) return null
  const rows = gridOf(largest)
  return rows.some(row => row.length > 1) ? rows : null
}

function gridOf(table: HTMLTableElement): string[][] {
  const rows: string[][] = [...table.rows].map(() => [])
  for (const [r, { cells }] of [...table.rows].entries()) {
    let c = 0
    for (const cell of cells) {
      while (rows[r]?.[c] !== undefined) c++
      place(rows, { r, c, cell })
    }
  }
  return rows.map(row => Array.from(row, text => text ?? ''))
}

/** Takes the place of a cell, its text in the first of the cells it covers. */
function place(rows: string[][], { r, c, cell }: { r: number; c: number; cell: HTMLTableCellElement }): void {
  const below = rows.slice(r, r + Math.max(1, Math.min(cell.rowSpan, WIDEST)))
  for (const row of below) for (let i = 0; i < Math.min(cell.colSpan, WIDEST); i++) row[c + i] = ''
  const [own] = below
  if (own) own[c] = textOf(cell)
}

function textOf(cell: HTMLElement): string {
  for (const lineBreak of cell.querySelectorAll('br')) lineBreak.replaceWith('\n')
  return (cell.textContent ?? '').replace(/[^\S\n]+/g, ' ').trim()
}
