import {
  american,
  cents,
  type Day,
  iso,
  netOf,
  quotedLine,
  type Sale,
  type SellerFile,
  sales,
  serial,
  sum,
  withThousands,
} from './sellerFile.ts'

type Money = [name: string, of: (sale: Sale) => number]

const HEAD = ['Item Id', 'Sold Date', 'Canceled Date', 'Completed Date', 'Item Title', 'Order Status']
const PLACES = ['Shipped to State', 'Shipped from State']
const zero = () => 0

/** 17 columns, as written in 2022 and 2023. */
const LAYOUT_A: readonly Money[] = [
  ['Item Price', sale => sale.price],
  ['Buyer Shipping Fee', sale => sale.shipping],
  ['Seller Shipping Fee', zero],
  ['Mercari Selling Fee', sale => sale.fee],
  ['Payment Processing Fee', sale => sale.processing],
  ['Shipping Adjustment Fee', zero],
  ['Net Seller Proceeds', netOf],
  ['Sales Tax Charged to Buyer', sale => sale.tax],
  ['Merchant Fees Charged to Buyer', zero],
]

/** 21 columns, as written since 2024. */
const LAYOUT_B: readonly Money[] = [
  ...LAYOUT_A.slice(0, 4),
  ['Payment Processing Fee Charged To Seller', sale => sale.processing],
  ['Shipping Adjustment Fee', zero],
  ['Penalty Fee', zero],
  ...LAYOUT_A.slice(6),
  ['Service Fee Charged to Buyer', sale => Math.round(sale.price * 0.036)],
  ['Buyer Protection Charged to Buyer', zero],
  ['Payment Processing Fee Charged to Buyer', zero],
]

type Ending = 'one cell' | 'padded' | 'totals only' | 'none'

interface Style {
  money: (value: number) => string
  day: (day: Day) => string
  ending: Ending
  /** Prices that are not known: these sales count as none. */
  unknown?: (i: number) => boolean
  cell?: (cells: readonly string[]) => string
}

const bare: Style = { money: cents, day: iso, ending: 'one cell' }

export function mercariFiles(): SellerFile[] {
  const dollars = (value: number) => `$${withThousands(cents(value))}`
  const codes = (value: number) => `${withThousands(cents(value))} USD`
  return [
    report('Mercari A, one cell in the last row', LAYOUT_A, bare),
    report('Mercari A, the last row padded', LAYOUT_A, { ...bare, ending: 'padded' }),
    report('Mercari A, totals alone', LAYOUT_A, { ...bare, ending: 'totals only' }),
    report('Mercari B, one cell in the last row', LAYOUT_B, bare),
    report('Mercari B, the last row padded', LAYOUT_B, { ...bare, ending: 'padded' }),
    report('Mercari B, totals alone', LAYOUT_B, { ...bare, ending: 'totals only' }),
    report('Mercari B, no footer', LAYOUT_B, { ...bare, ending: 'none' }),
    report('Mercari B, dates of America', LAYOUT_B, { ...bare, day: american }),
    report('Mercari B saved again with dollar signs', LAYOUT_B, { ...bare, money: dollars, ending: 'padded' }),
    report('Mercari B saved again with codes and unknown prices', LAYOUT_B, {
      ...bare,
      money: codes,
      unknown: i => i % 10 === 8,
    }),
    report('Mercari B saved again with days as numbers', LAYOUT_B, { ...bare, day: serial, ending: 'padded' }),
    report('Mercari B with quotes doubled only once', LAYOUT_B, { ...bare, cell: wronglyQuoted }),
  ]
}

function report(name: string, layout: readonly Money[], style: Style): SellerFile {
  const all = sales(40)
  const write = style.cell ?? quotedLine
  const header = [...HEAD, ...PLACES, ...layout.map(([title]) => title)]
  const known = (i: number) => !style.unknown?.(i)
  const rows = all.map((sale, i) => [
    sale.id,
    style.day(sale.sold),
    sale.status === 'Canceled' ? style.day(sale.completed) : '',
    sale.status === 'Completed' ? style.day(sale.completed) : '',
    sale.title,
    sale.status,
    sale.to,
    sale.from,
    ...layout.map(([, of], column) => (column === 0 && !known(i) ? '?' : style.money(of(sale)))),
  ])
  const sums = layout.map(([, of], column) => sum(all.map((sale, i) => (column === 0 && !known(i) ? 0 : of(sale)))))
  const footer = footerOf(style, sums)
  return {
    name,
    text: `\ufeff${[header, ...rows].map(write).join('\r\n')}\r\n${footer.join('\r\n')}`,
    rows: all.length,
    columns: header.length,
    sums: Object.fromEntries(layout.map(([title], column) => [title, sums[column] ?? 0])),
    types: { 'Item Id': 'text', 'Sold Date': 'date', 'Completed Date': 'date', 'Item Price': 'decimal' },
    totals: style.ending === 'none' ? 0 : layout.length,
    first: { 'Item Title': all[0]?.title ?? '', 'Sold Date': iso(all[0]?.sold ?? { y: 0, m: 0, d: 0 }) },
  }
}

function footerOf({ ending, money }: Style, sums: readonly number[]): string[] {
  if (ending === 'none') return []
  const totals = quotedLine(['Totals:', ...Array.from({ length: 7 }, () => ''), ...sums.map(money)])
  const made = 'Report generated on: 2025-05-30 01:17:21 UTC'
  if (ending === 'totals only') return [totals]
  const padded = [made, ...Array.from({ length: 7 + sums.length }, () => '')]
  return [totals, ending === 'one cell' ? quotedLine([made]) : quotedLine(padded)]
}

/** Of several quotes in a cell only the first is doubled, as the real exporter does. */
function wronglyQuoted(cells: readonly string[]): string {
  return cells.map(cell => `"${cell.replace('"', '""')}"`).join(',')
}
