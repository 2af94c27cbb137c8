import { mulberry32, normal, pick } from './random.ts'

const products = [
  ['Oak shelf', 'Furniture', 149],
  ['Linen curtain', 'Textiles', 39.5],
  ['Desk lamp', 'Lighting', 64],
  ['Wool rug', 'Textiles', 210],
  ['Side table', 'Furniture', 95],
  ['Pendant light', 'Lighting', 118],
  ['Vase, small', 'Decor', 24],
  ['Mirror 60" round', 'Decor', 132],
] as const
const regions = [
  ['North', 4],
  ['South', 3],
  ['East', 2],
  ['West', 5],
] as const
const statuses = [
  ['Delivered', 90],
  ['Returned', 6],
  ['Cancelled', 4],
] as const

/** Orders of a made-up shop as a back office exports them: lines above the header, money with signs, a totals row, a note. */
export function shopOrders(seed = 7): string {
  const random = mulberry32(seed)
  const start = Date.UTC(2025, 0, 1)
  let totalCents = 0
  let units = 0
  const rows = Array.from({ length: 1200 }, (_, i) => {
    const day = Math.floor((i / 1200) * 638)
    const [name, group, price] = pick(
      random,
      products.map((p, k) => [p, 8 - k * 0.6] as const),
    )
    const quantity = 1 + Math.floor(Math.abs(normal(random)) * 1.4)
    const season = 1 + 0.25 * Math.sin(((day % 365) / 365) * 2 * Math.PI - 1.6)
    const cents = Math.round(price * 100 * quantity * season)
    totalCents += cents
    units += quantity
    const date = new Date(start + day * 86_400_000).toISOString().slice(0, 10)
    const cells = [
      `SO-${String(10_001 + i)}`,
      date,
      name,
      group,
      pick(random, regions),
      String(quantity),
      money(cents),
      pick(random, statuses),
    ]
    return line(cells)
  })
  return `${[
    'Shop orders;;;;;;;',
    'Period: 2025-01-01 to 2026-09-30;;;;;;;',
    ';;;;;;;',
    line(['Order No', 'Order date', 'Product', 'Category', 'Region', 'Quantity', 'Amount', 'Status']),
    ...rows,
    line(['Totals:', '', '', '', '', String(units), money(totalCents), '']),
    line(['Report generated on: 2026-10-01', '', '', '', '', '', '', '']),
  ].join('\r\n')}\r\n`
}

const money = (cents: number) => `$${(cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`
const line = (cells: readonly string[]) =>
  cells.map(c => (/[;"\n]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c)).join(';')
