import { filledCount, type GridRow, isBlank } from './row.ts'

export interface ColumnName {
  name: string
  /** False: the file gave none, and it was made up. */
  isGiven: boolean
  /** The name was there before and got a number. */
  isRepeated: boolean
}

const LONGEST_NAME = 200

/**
 * Unique names for the columns of a table, from its header rows: the groups of upper rows reach to the right until the
 * next one begins. Trimmed, on one line; a name that was there before gets ' (2)', an empty one is 'Column 3'.
 */
export function columnNames(header: readonly GridRow[], width: number): ColumnName[] {
  const taken = new Map<string, number>()
  const parts = filledGroups(header, width)
  return Array.from({ length: width }, (_, column) => {
    const given = joined(parts.map(row => clean(row[column])))
    const base = given === '' ? `Column ${column + 1}` : given
    const name = unique(base, taken)
    return { name, isGiven: given !== '', isRepeated: name !== base }
  })
}

/** From the lowest row up: a group reaches as far as what stands below it, other groups with all they cover included. */
function filledGroups(header: readonly GridRow[], width: number): GridRow[] {
  const filled: GridRow[] = []
  for (const row of [...header].reverse()) {
    if (filledCount(row) === 0) continue
    const [below] = filled
    filled.unshift(below === undefined ? row : groups(row, below, width))
  }
  return filled
}

/**
 * Each group's name over all the columns it covers: as far as there are names below and no other group begins. A single
 * column without a name parts no group.
 */
function groups(row: GridRow, below: GridRow, width: number): (string | null)[] {
  const filled: (string | null)[] = []
  let current: string | null = null
  for (let column = 0; column < width; column++) {
    if (!isBlank(row[column])) current = row[column] ?? null
    else if (isBlank(below[column]) && isBlank(below[column + 1])) current = null
    filled.push(isBlank(below[column]) ? (row[column] ?? null) : current)
  }
  return filled
}

function joined(parts: readonly string[]): string {
  const words = parts.filter((part, i) => part !== '' && part !== parts[i - 1])
  return words.join(' ').slice(0, LONGEST_NAME)
}

function clean(cell: string | null | undefined): string {
  return (cell ?? '').replaceAll('\ufeff', '').replace(/\s+/gu, ' ').trim()
}

/** `taken` holds the names there are, in small letters, and the number last given to each. */
function unique(base: string, taken: Map<string, number>): string {
  const key = base.toLowerCase()
  let n = taken.get(key)
  if (n === undefined) {
    taken.set(key, 1)
    return base
  }
  do n++
  while (taken.has(`${key} (${n})`))
  taken.set(key, n)
  taken.set(`${key} (${n})`, 1)
  return `${base} (${n})`
}
