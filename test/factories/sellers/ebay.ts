import {
  abbreviated,
  cents,
  dashed,
  line,
  netOf,
  quotedLine,
  type Sale,
  type SellerFile,
  sales,
  sum,
  withThousands,
} from './sellerFile.ts'

const TRANSACTIONS =
  'Transaction creation date,Type,Order number,Legacy order ID,Buyer username,Buyer name,Ship to city,Ship to province/region/state,Ship to zip,Ship to country,Net amount,Payout currency,Payout date,Payout ID,Payout method,Payout status,Reason for hold,Item ID,Transaction ID,Item title,Custom label,Quantity,Item subtotal,Shipping and handling,Seller collected tax,eBay collected tax,Final Value Fee - fixed,Final Value Fee - variable,Regulatory operating fee,"Very high ""item not as described"" fee",Below standard performance fee,International fee,Charity donation,Deposit processing fee,Gross transaction amount,Transaction currency,Exchange rate,Reference ID,Description'
const ORDERS = [
  ...['Sales Record Number', 'Order Number', 'Buyer Username', 'Buyer Name', 'Buyer Email', 'Buyer Note'],
  ...['Buyer Address 1', 'Buyer City', 'Buyer State', 'Buyer Zip', 'Buyer Country', 'Item Number', 'Item Title'],
  ...['Custom Label', 'Sold Via Promoted Listings', 'Quantity', 'Sold For', 'Shipping And Handling'],
  ...['eBay Collected Tax', 'Total Price', 'Payment Method', 'Sale Date', 'Paid On Date', 'Ship By Date'],
  ...['Tracking Number', 'Transaction ID', 'eBay International Shipping'],
]
const EARNINGS = [
  ...['Order creation date', 'Order number', 'Item ID', 'Item title', 'Quantity', 'Gross amount', 'Discount'],
  ...['Final Value Fee - fixed', 'Final Value Fee - variable', 'Promoted Listing Standard fee', 'Shipping labels'],
  ...['Refunds', 'Order earnings'],
]

export function ebayFiles(): SellerFile[] {
  return [orders(), transactions(), earnings()]
}

/** An empty line around the names, and two lines below that say how many rows there are. */
function orders(): SellerFile {
  const all = sales(25)
  const total = ({ price, shipping, tax }: Sale) => price + shipping + tax
  const dollars = (value: number) => `$${withThousands(cents(value))}`
  const rows = all.map((sale, i) =>
    quotedLine([
      ...[String(101 + i), `07-0${1000 + i}-9${2000 + i}`, sale.buyer, 'Ann Example', 'ann@example.com', ''],
      ...['1 Main St', 'Springfield', sale.to, sale.zip, 'United States', `1642${100_000_000 + i}`, sale.title],
      ...[`SKU-${i}`, i % 4 === 0 ? 'Yes' : 'No', '1', dollars(sale.price), dollars(sale.shipping)],
      ...[dollars(sale.tax), dollars(total(sale)), 'eBay Payments', dashed(sale.sold), dashed(sale.completed)],
      ...[dashed(sale.completed), `9400${100_000 + i}`, `${2_000_000_000_000 + i}`, 'No'],
    ]),
  )
  const blank = quotedLine(ORDERS.map(() => ''))
  const below = [
    '',
    `${quotedLine([String(all.length), 'record(s) downloaded'])}`,
    quotedLine(['Seller ID : janes-shop']),
  ]
  return {
    name: 'eBay orders',
    text: ['', quotedLine(ORDERS), blank, ...rows, ...below].join('\r\n'),
    rows: all.length,
    columns: ORDERS.length,
    sums: {
      'Sold For': sum(all.map(({ price }) => price)),
      'Shipping And Handling': sum(all.map(({ shipping }) => shipping)),
      'Total Price': sum(all.map(total)),
    },
    types: { 'Buyer Zip': 'text', 'Sale Date': 'date', 'Sold For': 'decimal', Quantity: 'integer' },
    totals: 0,
  }
}

const PREAMBLE = [
  'Transaction report',
  ',',
  '"All data is in the time zone of the seller, as chosen in the account"',
  '--',
  ',',
  'Report from,"Oct 1, 2026"',
  'Report to,"Oct 31, 2026"',
  'Currency,USD',
  ',',
  'Seller,janes-shop',
]

/** Ten lines above, dashes for nothing, refunds in parentheses. */
function transactions(): SellerFile {
  const all = sales(15)
  const rows = all.map((sale, i) => {
    const isRefund = i % 5 === 4
    const net = isRefund ? `($${cents(netOf(sale))})` : cents(netOf(sale))
    return line([
      ...[abbreviated(sale.sold), isRefund ? 'Refund' : 'Order', `11-${10_000 + i}`, '--', sale.buyer, 'Ann Example'],
      ...['Springfield', 'MA', sale.zip, 'US', net, 'USD', abbreviated(sale.completed), `55${i}`, 'Bank', 'Paid', '--'],
      ...[`1642${100_000_000 + i}`, `${2_000_000_000_000 + i}`, sale.title, '--', '1', cents(sale.price)],
      ...[cents(sale.shipping), '--', cents(sale.tax), '-0.30', cents(-sale.fee), '--', '--', '--', '--', '--', '--'],
      ...[cents(sale.price + sale.shipping), 'USD', '--', '--', '--'],
    ])
  })
  return {
    name: 'eBay transactions',
    text: `\ufeff${[...PREAMBLE, TRANSACTIONS, ...rows].join('\n')}\n`,
    rows: all.length,
    columns: 39,
    sums: {
      'Net amount': sum(all.map((sale, i) => (i % 5 === 4 ? -netOf(sale) : netOf(sale)))),
      'Item subtotal': sum(all.map(({ price }) => price)),
      'Final Value Fee - fixed': -30 * all.length,
      'Final Value Fee - variable': -sum(all.map(({ fee }) => fee)),
      'Gross transaction amount': sum(all.map(({ price, shipping }) => price + shipping)),
    },
    types: { 'Ship to zip': 'text', 'Transaction creation date': 'date', 'Net amount': 'decimal', Quantity: 'integer' },
    totals: 0,
    first: { 'Transaction creation date': '2025-01-' },
  }
}

function earnings(): SellerFile {
  const all = sales(15)
  const rows = all.map((sale, i) =>
    line([
      ...[
        abbreviated(sale.sold),
        `11-${10_000 + i}`,
        `1642${100_000_000 + i}`,
        sale.title,
        '1',
        `$${cents(sale.price)}`,
      ],
      ...['$0.00', '-$0.30', `-$${cents(sale.fee)}`, '--', `-$${cents(sale.shipping)}`, '--', `$${cents(netOf(sale))}`],
    ]),
  )
  const above = ['Order earnings report', '', 'Seller,janes-shop', '']
  return {
    name: 'eBay order earnings',
    text: `${[...above, line(EARNINGS), ...rows].join('\n')}\n`,
    rows: all.length,
    columns: EARNINGS.length,
    sums: {
      'Gross amount': sum(all.map(({ price }) => price)),
      'Final Value Fee - variable': -sum(all.map(({ fee }) => fee)),
      'Order earnings': sum(all.map(netOf)),
    },
    types: { 'Order creation date': 'date', 'Gross amount': 'decimal', 'Shipping labels': 'decimal' },
    totals: 0,
  }
}
