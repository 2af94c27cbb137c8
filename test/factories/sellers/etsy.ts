import {
  british,
  cents,
  type Day,
  line,
  long,
  type Sale,
  type SellerFile,
  sales,
  spanish,
  sum,
  withThousands,
} from './sellerFile.ts'

const STATEMENT = 'Date,Type,Title,Info,Currency,Amount,"Fees & Taxes",Net,"Tax Details"'
const SOLD =
  'Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Coupon Details,Discount Amount,Shipping Discount,Order Shipping,Order Sales Tax,Item Total,Currency,Transaction ID,Listing ID,Date Paid,Date Shipped,Ship Name,Ship Address1,Ship Address2,Ship City,Ship State,Ship Zipcode,Ship Country,Order ID,Variations,Order Type,Listings Type,Payment Type,InPerson Discount,InPerson Location,VAT Paid by Buyer,SKU'

interface Country {
  name: string
  currency: string
  day: (day: Day) => string
  money: (value: number) => string
  delimiter: string
}

const signed = (sign: string) => (value: number) =>
  `${value < 0 ? '-' : ''}${sign}${withThousands(cents(Math.abs(value)))}`
const comma = (value: number) => withThousands(cents(value)).replace(/[.,]/g, mark => (mark === '.' ? ',' : '.'))

const COUNTRIES: readonly Country[] = [
  { name: 'Etsy statement', currency: 'USD', day: long, money: signed('$'), delimiter: ',' },
  { name: 'Etsy statement of Britain', currency: 'GBP', day: british, money: signed('£'), delimiter: ',' },
  { name: 'Etsy statement of Canada', currency: 'CAD', day: long, money: signed('CA$'), delimiter: ',' },
  { name: 'Etsy statement of Spain', currency: 'EUR', day: spanish, money: comma, delimiter: ';' },
]

export function etsyFiles(): SellerFile[] {
  return [...COUNTRIES.map(statement), soldItems()]
}

/** A sale and its fee in turn, dashes for nothing. */
function statement({ name, currency, day, money, delimiter }: Country): SellerFile {
  const all = sales(16)
  const rows = all.flatMap((sale, i) => [
    line(
      [
        day(sale.sold),
        'Sale',
        `Payment for Order #${3_812_345_000 + i}`,
        '',
        currency,
        money(sale.price),
        '--',
        money(sale.price),
        '--',
      ],
      delimiter,
    ),
    line(
      [
        day(sale.sold),
        'Fee',
        'Processing fee',
        `Order #${3_812_345_000 + i}`,
        currency,
        '--',
        money(-sale.processing),
        money(-sale.processing),
        '--',
      ],
      delimiter,
    ),
  ])
  const fees = -sum(all.map(({ processing }) => processing))
  const price = sum(all.map(sale => sale.price))
  return {
    name,
    text: `\ufeff${[STATEMENT.replaceAll(',', delimiter), ...rows].join('\n')}\n`,
    rows: rows.length,
    columns: 9,
    sums: { Amount: price, 'Fees & Taxes': fees, Net: price + fees },
    types: { Date: 'date', Amount: 'decimal', 'Fees & Taxes': 'decimal', Net: 'decimal', Currency: 'text' },
    totals: 0,
  }
}

const short = ({ y, m, d }: Day) => [m, d, y % 100].map(n => String(n).padStart(2, '0')).join('/')

function soldItems(): SellerFile {
  const all = sales(18)
  const row = (sale: Sale, i: number) =>
    line([
      ...[short(sale.sold), sale.title.replaceAll('&', '&amp;').replaceAll("'", '&#39;'), sale.buyer, '1'],
      ...[cents(sale.price), '', '', '0.00', '0.00', cents(sale.shipping), cents(sale.tax), cents(sale.price), 'USD'],
      ...[`${3_900_000_000 + i}`, `${1_200_000_000 + i}`, short(sale.sold), short(sale.completed), 'Ann Example'],
      ...['1 Main St', '', 'Springfield', 'MA', sale.zip, 'United States', `${3_100_000_000 + i}`, 'Size:M', 'online'],
      ...['listing', 'online_cc', '', '', '0.00', `SKU-${i}`],
    ])
  return {
    name: 'Etsy sold order items',
    text: `${[SOLD, ...all.map(row)].join('\n')}\n`,
    rows: all.length,
    columns: 33,
    sums: {
      Price: sum(all.map(({ price }) => price)),
      'Order Shipping': sum(all.map(({ shipping }) => shipping)),
      'Order Sales Tax': sum(all.map(({ tax }) => tax)),
    },
    types: { 'Sale Date': 'date', 'Date Paid': 'date', 'Ship Zipcode': 'text', Price: 'decimal', Quantity: 'integer' },
    totals: 0,
    first: { 'Item Name': all[0]?.title ?? '' },
  }
}
