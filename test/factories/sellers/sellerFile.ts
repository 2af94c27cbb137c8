import { mulberry32 } from '../../../samples/random.ts'

/** A report as a marketplace writes it, with made-up values, and what is true of it. */
export interface SellerFile {
  name: string
  text: string
  rows: number
  columns: number
  /** Exact sums in hundredths, by column name. */
  sums: Readonly<Record<string, number>>
  types: Readonly<Record<string, string>>
  /** Money columns that the file itself sums. */
  totals: number
  /** Cells of the first row. */
  first?: Readonly<Record<string, string>>
  /** Cells beyond the header, which belong to no column. */
  surplus?: number
}

export interface Sale {
  id: string
  title: string
  sold: Day
  completed: Day
  status: 'Completed' | 'Canceled' | 'In progress'
  from: string
  to: string
  zip: string
  buyer: string
  /** In hundredths. */
  price: number
  shipping: number
  fee: number
  processing: number
  tax: number
}

export interface Day {
  y: number
  m: number
  d: number
}

const TITLES = [
  'Rae Dunn "ENJOY" platter',
  'Lamp, 12" tall',
  'Blue mug & saucer',
  "Children's raincoat",
  'Vase; green | tall',
  'Notebook — ruled',
  'Jeans size 9',
]
const STATES = ['New York', 'Georgia', 'California', 'Texas', 'New Hampshire']

/** So many made-up sales; the same ones every time. */
export function sales(n: number): Sale[] {
  const random = mulberry32(20_261_121)
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  const of = <T>(all: readonly T[]) => all[whole(0, all.length - 1)] as T
  return Array.from({ length: n }, (_, i) => {
    const price = i === 4 ? 115_000 : whole(500, 30_000)
    const shipping = whole(0, 1200)
    const sold = { y: 2025, m: 1 + (i % 12), d: whole(1, 27) }
    return {
      id: `${i % 9 === 0 ? 'b' : 'm'}${whole(10_000_000_000, 99_999_999_999)}`,
      title: of(TITLES),
      sold,
      completed: { ...sold, d: sold.d + 1 },
      status: i % 7 === 3 ? 'Canceled' : i % 11 === 5 ? 'In progress' : 'Completed',
      from: 'Georgia',
      to: of(STATES),
      zip: i % 3 === 0 ? `0${whole(1000, 9999)}` : String(whole(10_000, 99_999)),
      buyer: `buyer_${whole(100, 999)}`,
      price,
      shipping,
      fee: Math.round(price / 10),
      processing: Math.round((price + shipping) * 0.029) + 50,
      tax: Math.round(price * 0.07),
    }
  })
}

export const netOf = ({ price, fee, processing }: Sale) => price - fee - processing
export const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

export function cents(value: number): string {
  const whole = String(Math.floor(Math.abs(value) / 100))
  return `${value < 0 ? '-' : ''}${whole}.${String(Math.abs(value) % 100).padStart(2, '0')}`
}

export function withThousands(text: string): string {
  return text.replace(/\B(?=(?:\d{3})+\.)/g, ',')
}

const two = (n: number) => String(n).padStart(2, '0')
export const iso = ({ y, m, d }: Day) => `${y}-${two(m)}-${two(d)}`
export const american = ({ y, m, d }: Day) => `${two(m)}/${two(d)}/${y}`
export const serial = ({ y, m, d }: Day) => String(Date.UTC(y, m - 1, d) / 86_400_000 + 25_569)

const ENGLISH = 'January February March April May June July August September October November December'.split(' ')
const SPANISH = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ')
export const long = ({ y, m, d }: Day) => `${ENGLISH[m - 1]} ${d}, ${y}`
export const british = ({ y, m, d }: Day) => `${d} ${ENGLISH[m - 1]}, ${y}`
export const spanish = ({ y, m, d }: Day) => `${d} ${SPANISH[m - 1]}, ${y}`
export const abbreviated = ({ y, m, d }: Day) => `${ENGLISH[m - 1]?.slice(0, 3)} ${d}, ${y}`
export const dashed = ({ y, m, d }: Day) => `${ENGLISH[m - 1]?.slice(0, 3)}-${two(d)}-${String(y).slice(2)}`

/** A line with quotes where they are needed. */
export function line(cells: readonly string[], delimiter = ','): string {
  return cells
    .map(cell => (cell.includes(delimiter) || /["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(delimiter)
}

/** A line with every cell in quotes. */
export function quotedLine(cells: readonly string[]): string {
  return cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')
}
