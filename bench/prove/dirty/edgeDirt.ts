import type { Dirt, DirtyFile, Line } from './dirtyFile.ts'
import { footerLines } from './footer.ts'

/** Dirt above and below the table, and in its names. */
export const edgeDirt = {
  preamble: {
    arrange(file: DirtyFile) {
      const { draw, lines } = file
      const above = draw.shuffled(ABOVE).slice(0, draw.whole(1, 5))
      const isPadded = draw.chance(0.4) && file.writing.setting === 'delimited'
      const made = above.map(cells => lineAbove(file, cells, isPadded))
      if (draw.chance(0.6)) made.push(lineAbove(file, [''], isPadded))
      lines.unshift(...made)
    },
  },
  headerRows: {
    arrange(file: DirtyFile) {
      const { draw, lines } = file
      if (draw.chance(0.15)) return beheaded(file)
      // Between spaces, an empty cell cannot be written.
      if (file.writing.setting === 'spaced') return
      const at = lines.findIndex(({ kind }) => kind === 'header')
      const groups = drawGroups(file)
      const begins = groups.flatMap((group, i) => (group !== '' && group !== groups[i - 1] ? [i] : []))
      const wide = draw.chance(0.2) ? wideGroups(groups, begins[draw.whole(1, begins.length - 1)] ?? 0) : null
      const bands = wide === null ? [groups] : [wide, groups]
      const band = (names: readonly string[]) => names.map((name, i) => (name === names[i - 1] ? '' : name))
      lines.splice(at, 0, ...bands.map(names => ({ kind: 'header' as const, cells: band(names) })))
      for (const [i, column] of columnsOf(file).entries()) {
        const over = bands.map(names => names[i] ?? '').filter(name => name !== '')
        column.names = column.names.map(name => [...over, name].join(' '))
      }
    },
  },
  units: {
    arrange(file: DirtyFile) {
      const { draw, lines } = file
      const at = lines.findLastIndex(({ kind }) => kind === 'header')
      if (at < 0) return
      const units = columnsOf(file).map(({ meaning }) => draw.of(UNITS[meaning] ?? ['']))
      if (units.filter(unit => unit !== '').length < 2) return
      const isBracketed = draw.chance(0.4)
      const cells = units.map(unit => (unit === '' || !isBracketed ? unit : `(${unit})`))
      lines.splice(at + 1, 0, { kind: 'other', cells })
      for (const [i, column] of columnsOf(file).entries())
        column.names = column.names.flatMap(name =>
          units[i] ? [name, `${name} ${cells[i]}`, `${name} (${units[i]})`] : [name],
        )
    },
  },
  footer: {
    arrange(file: DirtyFile) {
      file.lines.push(...footerLines(file))
    },
  },
} satisfies Readonly<Record<string, Dirt>>

const ABOVE: readonly (readonly string[])[] = [
  ['Sales report'],
  ['Acme Trading Ltd.'],
  ['Custom export for Jane Doe'],
  ['12/31/2024 - 12/31/2025'],
  ['Generated on', '2025-05-30'],
  ['Seller', 'jane_doe'],
  ['Period', 'January to March'],
  ['All amounts in local currency'],
  ['Filter: status = completed'],
  ['Printed 30 May 2025 by Jane Doe, page 1'],
]

function lineAbove({ table }: DirtyFile, cells: readonly string[], isPadded: boolean): Line {
  if (!isPadded) return { kind: 'above', cells: [...cells], isLone: cells.length === 1 }
  return { kind: 'above', cells: Array.from({ length: table.columns.length }, (_, i) => cells[i] ?? '') }
}

const GROUPS = ['2024', '2025', 'Sales', 'Costs', 'Customer', 'Dates', 'Details']

function columnsOf({ expected }: DirtyFile) {
  return expected[0]?.columns ?? []
}

/** The group of each column, '' for the first one or two: two groups at least, each of neighbours. */
function drawGroups(file: DirtyFile): string[] {
  const { draw } = file
  const left = draw.shuffled(GROUPS)
  const first = draw.whole(1, 2)
  const second = draw.whole(first + 1, columnsOf(file).length - 1)
  let current = ''
  return columnsOf(file).map((_, i) => {
    if (i === first || i === second || (i > second && left.length > 0 && draw.chance(0.4))) current = left.pop() ?? ''
    return current
  })
}

/** Two groups over all the groups, the second from column `at` on. */
function wideGroups(groups: readonly string[], at: number): string[] {
  return groups.map((group, i) => (group === '' ? '' : i < at ? 'Plan' : 'Actual'))
}

/** The names are gone; columns are called by their place. */
function beheaded(file: DirtyFile): void {
  if (file.lines.some(({ cells }) => cells.length > columnsOf(file).length)) return
  file.lines = file.lines.filter(({ kind }) => kind !== 'header')
  for (const [i, column] of columnsOf(file).entries()) column.names = [`Column ${i + 1}`]
}

const UNITS: Readonly<Record<string, readonly string[]>> = {
  money: ['USD', 'EUR', '$'],
  integer: ['pcs', 'units'],
  decimal: ['kg', 'm', '%'],
  date: ['dd/mm/yyyy', 'date', ''],
  category: ['', 'text'],
}
