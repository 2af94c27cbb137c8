import { type Dirt, type DirtyFile, type Line, linesOf } from './dirtyFile.ts'
import { sumCells, withoutTail } from './footer.ts'
import { drawTable } from './table.ts'

/** Dirt among the rows. */
export const rowDirt = {
  subtotals: {
    write({ table, draw }: Omit<DirtyFile, 'lines' | 'expected'>) {
      const groups = draw.shuffled(['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo']).slice(0, draw.whole(2, 5)).sort()
      const size = Math.ceil(table.rows / groups.length)
      const values = Array.from({ length: table.rows }, (_, row) => groups[Math.floor(row / size)] ?? 'Zulu')
      const group = { name: 'Department', meaning: 'category' as const, values }
      table.columns.splice(draw.of([0, 0, 1]), 0, group)
    },
    arrange(file: DirtyFile) {
      const { draw, lines, table, expected } = file
      const at = table.columns.findIndex(({ name }) => name === 'Department')
      const summed = table.columns.map(({ meaning }) => meaning === 'money' || meaning === 'integer')
      const say = draw.of(SUBTOTALS)
      const labelAt = draw.chance(0.6) ? at : 0
      const groups = table.columns[at]?.values ?? []
      const first = lines.findIndex(({ kind }) => kind === 'data')
      const total = (label: string, from: number, to: number): Line => {
        const cells = sumCells(file, { summed, from, to })
        cells[labelAt] = label
        return { kind: 'other', cells }
      }
      const body = lines.slice(first)
      const made: Line[] = []
      let from = 0
      for (const [row, line] of body.entries()) {
        made.push(line)
        if (groups[row] === groups[row + 1]) continue
        made.push(total(say(groups[row] ?? ''), from, row + 1))
        from = row + 1
      }
      if (draw.chance(0.8)) made.push(total(draw.of(['Grand Total', 'Total', 'Gesamtsumme']), 0, body.length))
      lines.splice(first, body.length, ...made)
      if (expected[0]) expected[0].statedColumns = summed.filter(Boolean).length
    },
  },
  repeatedHeader: {
    arrange({ draw, lines }: DirtyFile) {
      const header = lines.filter(({ kind }) => kind === 'header')
      const first = lines.findIndex(({ kind }) => kind === 'data')
      const every = draw.whole(5, 15)
      const isSpaced = draw.chance(0.2)
      for (let at = lines.length - 1; at > first; at--) {
        if (lines[at]?.kind !== 'data' || (at - first) % every !== 0) continue
        const again = header.map(({ cells }): Line => ({ kind: 'other', cells: [...cells] }))
        lines.splice(at, 0, ...(isSpaced ? [BLANK] : []), ...again)
      }
    },
  },
  blanks: {
    arrange(file: DirtyFile) {
      const { draw, lines, table, expected } = file
      const width = table.columns.length
      const isPadded = draw.chance(0.5) && file.writing.setting === 'delimited'
      const blank = isPadded ? { kind: 'other' as const, cells: Array.from({ length: width }, () => '') } : BLANK
      for (let n = draw.whole(0, 4); n > 0; n--) lines.splice(draw.whole(1, lines.length), 0, blank)
      if (draw.chance(0.3)) lines.unshift(blank)
      if (file.writing.setting !== 'delimited' || draw.chance(0.4)) return
      const at = draw.of([0, 0, width, width, draw.whole(1, width - 1)])
      for (const line of lines) if (!line.isLone) line.cells.splice(at, 0, '')
      // Columns without a name are called by their place in the file.
      for (const [i, { names }] of (expected[0]?.columns ?? []).entries())
        if (i >= at && names.includes(`Column ${i + 1}`)) names.push(`Column ${i + 2}`)
    },
  },
  ragged: {
    arrange(file: DirtyFile) {
      if (file.writing.setting !== 'delimited') return
      const rows = file.lines.filter(({ kind }) => kind === 'data')
      file.draw.of([cutTails, cutTails, addEmpty, addOneMore, endAll])(rows, file)
    },
  },
  secondTable: {
    arrange(file: DirtyFile) {
      const { draw, lines, writing, wish, expected } = file
      if (writing.setting !== 'delimited') return
      const table = drawTable(draw, { ...wish, rows: draw.whole(5, 30), columns: draw.whole(4, 8) })
      const gap = Array.from({ length: draw.whole(1, 3) }, () => BLANK)
      const title: Line[] = draw.chance(0.4) ? [{ kind: 'other', cells: ['Second part'], isLone: true }] : []
      for (const column of table.columns) column.name = `${column.name} ${draw.of(['b', 'II', 'new'])}`
      lines.push(...gap, ...title, ...linesOf(table, writing).map(line => ({ ...line, kind: 'other' as const })))
      expected.push({
        columns: table.columns.map(column => ({ ...column, names: [column.name] })),
        rows: table.rows,
        statedColumns: 0,
      })
    },
  },
} satisfies Readonly<Record<string, Dirt>>

/** Empty cells at the end of a row are left out. */
function cutTails(rows: readonly Line[]): void {
  for (const row of rows) row.cells = withoutTail(row.cells)
}

function addEmpty(rows: readonly Line[], { draw }: DirtyFile): void {
  for (const row of rows) if (draw.chance(0.2)) row.cells.push(...Array.from({ length: draw.whole(1, 3) }, () => ''))
}

/** A row or two have one cell more than there are names. */
function addOneMore(rows: readonly Line[], { draw, table }: DirtyFile): void {
  for (const row of rows.slice(-draw.whole(1, 2))) {
    while (row.cells.length < table.columns.length) row.cells.push('')
    row.cells.push('7.50')
  }
}

/** Every row ends with a delimiter, the names do not. */
function endAll(rows: readonly Line[]): void {
  for (const row of rows) row.cells.push('')
}

const BLANK: Line = { kind: 'other', cells: [''], isLone: true }

const SUBTOTALS: readonly ((group: string) => string)[] = [
  () => 'Subtotal',
  group => `Subtotal ${group}`,
  group => `${group} Total`,
  group => `Total ${group}`,
  group => `${group} subtotal:`,
  () => 'Zwischensumme',
  () => 'Sous-total',
]
