import type { Draw } from './draw.ts'
import { ALPHABETS, type Alphabet, HARD_TEXTS } from './words.ts'

export type Meaning =
  | 'id'
  | 'code'
  | 'zip'
  | 'money'
  | 'integer'
  | 'decimal'
  | 'date'
  | 'timestamp'
  | 'boolean'
  | 'category'
  | 'text'

/** A column of the truth. Values: '12.50' without grouping, YYYY-MM-DD[ HH:MM:SS], true or false, a text; null is missing. */
export interface CleanColumn {
  name: string
  meaning: Meaning
  values: (string | null)[]
}

export interface CleanTable {
  columns: CleanColumn[]
  rows: number
}

/** The type a reader should give a column of this meaning. */
export const TYPES: Readonly<Record<Meaning, string>> = {
  id: 'integer',
  code: 'text',
  zip: 'text',
  money: 'decimal',
  integer: 'integer',
  decimal: 'decimal',
  date: 'date',
  timestamp: 'timestamp',
  boolean: 'boolean',
  category: 'text',
  text: 'text',
}

const NAMES: Readonly<Record<Meaning, readonly string[]>> = {
  id: ['Id', 'Order', 'No', 'Record Number'],
  code: ['SKU', 'Item Id', 'Reference', 'article_code'],
  zip: ['Zip Code', 'Postal code', 'Buyer Zip'],
  money: ['Price', 'Amount', 'Net proceeds', 'Shipping Fee', 'Sales tax', 'Gross', 'Cost'],
  integer: ['Quantity', 'Units sold', 'Visits', 'Stock'],
  decimal: ['Weight', 'Length', 'Rate', 'Score'],
  date: ['Date', 'Sold Date', 'Shipped on', 'Due'],
  timestamp: ['Created', 'Last seen', 'Updated at'],
  boolean: ['Paid', 'In stock', 'Gift?'],
  category: ['Region', 'Channel', 'Status', 'City'],
  text: ['Title', 'Description', 'Note', 'Comment'],
}

export interface TableWish {
  alphabet?: Alphabet
  /** Texts that need quotes. */
  hasHardTexts?: boolean
  columns?: number
  rows?: number
}

/** A table of varied columns: one tells the rows apart, one holds money, one a day, one words; the others are drawn. */
export function drawTable(draw: Draw, wish: TableWish = {}): CleanTable {
  const rows = wish.rows ?? draw.whole(12, 60)
  const extra = (wish.columns ?? draw.whole(4, 9)) - 4
  const more = Array.from({ length: extra }, () => draw.of<Meaning>(MORE))
  const others = draw.shuffled<Meaning>(['money', 'date', draw.of(['category', 'text']), ...more])
  const taken = new Set<string>()
  const columns = [draw.of<Meaning>(['id', 'code']), ...others].map((meaning, i) => ({
    name: drawName(draw, meaning, taken),
    meaning,
    values: Array.from({ length: rows }, (_, row) =>
      i > 0 && draw.chance(0.04) ? null : drawValue(draw, meaning, row, wish),
    ),
  }))
  for (const column of columns) settle(column)
  return { columns, rows }
}

const MORE: readonly Meaning[] = [
  'money',
  'integer',
  'decimal',
  'date',
  'timestamp',
  'boolean',
  'category',
  'text',
  'zip',
  'code',
]

function drawName(draw: Draw, meaning: Meaning, taken: Set<string>): string {
  const free = NAMES[meaning].filter(name => !taken.has(name))
  const name = free.length > 0 ? draw.of(free) : `${draw.of(NAMES[meaning])} ${taken.size + 1}`
  taken.add(name)
  return name
}

function drawValue(draw: Draw, meaning: Meaning, row: number, wish: TableWish): string {
  const { categories, texts } = wish.alphabet ?? ALPHABETS.plain
  switch (meaning) {
    case 'id':
      return String(1001 + row)
    case 'code':
      return `m${draw.whole(10_000_000, 99_999_999)}`
    case 'zip':
      return String(draw.whole(501, 99_950)).padStart(5, '0')
    case 'money':
      return `${draw.chance(0.08) ? '-' : ''}${cents(draw.whole(1, draw.chance(0.3) ? 900_000 : 20_000))}`
    case 'integer':
      return String(draw.whole(0, draw.chance(0.2) ? 25_000 : 400))
    case 'decimal':
      return `${draw.whole(0, 300)}.${String(draw.whole(0, 999)).padStart(3, '0')}`
    case 'date':
      return drawDay(draw)
    case 'timestamp':
      return `${drawDay(draw)} ${two(draw.whole(0, 23))}:${two(draw.whole(0, 59))}:${two(draw.whole(0, 59))}`
    case 'boolean':
      return draw.chance(0.5) ? 'true' : 'false'
    case 'category':
      return draw.of(categories)
    case 'text':
      return wish.hasHardTexts !== false && draw.chance(0.25) ? draw.of(HARD_TEXTS) : draw.of(texts)
  }
}

function drawDay(draw: Draw): string {
  return `${draw.whole(2019, 2026)}-${two(draw.whole(1, 12))}-${two(draw.whole(1, 28))}`
}

/** What makes a column what it is stands in it at least once: a code with a zero in front, both truth values. */
function settle({ meaning, values }: CleanColumn): void {
  if (meaning === 'zip') values[0] = '02134'
  if (meaning === 'boolean') [values[0], values[1]] = ['true', 'false']
  if (meaning === 'decimal') values[0] = '12.375'
  if (meaning === 'money') values[0] = '19.99'
  if (meaning === 'date') values[0] = '2024-03-25'
  if (meaning === 'timestamp') values[0] = '2024-03-25 17:05:09'
}

function cents(minor: number): string {
  return `${Math.floor(minor / 100)}.${two(minor % 100)}`
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
