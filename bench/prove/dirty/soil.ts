import { type Dirt, type DirtyFile, type ExpectedTable, linesOf, PLAIN_WRITING } from './dirtyFile.ts'
import { Draw } from './draw.ts'
import { edgeDirt } from './edgeDirt.ts'
import { rowDirt } from './rowDirt.ts'
import { serialise } from './serialise.ts'
import { drawTable } from './table.ts'
import { writingDirt } from './writingDirt.ts'

/** In the order in which dirt falls on a file: what is said of rows comes before what stands around them. */
const { subtotals, repeatedHeader, blanks, ragged, secondTable } = rowDirt
const { preamble, headerRows, units, footer } = edgeDirt
const DIRT = {
  ...writingDirt,
  ragged,
  subtotals,
  footer,
  headerRows,
  repeatedHeader,
  units,
  preamble,
  blanks,
  secondTable,
} satisfies Readonly<Record<string, Dirt>>

export type DirtName = keyof typeof DIRT
export const DIRT_NAMES = Object.keys(DIRT) as DirtName[]

export interface SoiledFile {
  seed: number
  dirt: readonly DirtName[]
  bytes: Buffer
  expected: readonly ExpectedTable[]
}

/** A clean table and what became of it. Same seed and dirt, same bytes. */
export function soil(seed: number, dirt: readonly DirtName[]): SoiledFile {
  const draw = new Draw(seed)
  const writing = { ...PLAIN_WRITING }
  const wish = {}
  const kinds = DIRT_NAMES.filter(name => dirt.includes(name)).map((name): Dirt => DIRT[name])
  for (const kind of kinds) kind.wish?.({ draw, wish, writing })
  const table = drawTable(draw, wish)
  for (const kind of kinds) kind.write?.({ draw, wish, table, writing })
  const columns = table.columns.map(column => ({ ...column, names: [column.name] }))
  const expected = [{ columns, rows: table.rows, statedColumns: 0 }]
  const file: DirtyFile = { draw, wish, table, writing, lines: linesOf(table, writing), expected }
  for (const kind of kinds) kind.arrange?.(file)
  return { seed, dirt, bytes: serialise(file), expected: file.expected }
}

/** Three to five kinds that can fall on one file together. */
export function mixedDirt(seed: number): DirtName[] {
  const draw = new Draw(seed * 7 + 3)
  return draw.shuffled(DIRT_NAMES).slice(0, draw.whole(3, 5))
}
