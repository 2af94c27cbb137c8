import { bars, chart, course, define, figure, group, leading, slot, value } from '../define.ts'
import { ANY_NAME } from '../matchSlots.ts'

const sales = value('sum', 'sales')

/** What was sold, when, of what, where and to whom. */
export const salesOverview = define({
  id: 'sales',
  name: 'Sales overview',
  description: 'Sales and orders over time, leading products, regions, customers and channels.',
  slots: [
    slot(
      'sales',
      'measure',
      [
        'sales',
        'revenue',
        'net sales',
        'amount',
        'total',
        'gross sales',
        'order total',
        'turnover',
        'line total',
        'price',
        ANY_NAME,
      ],
      { isRequired: true, isMoney: true },
    ),
    slot(
      'date',
      'time',
      ['order date', 'date', 'sold date', 'sale date', 'invoice date', 'created at', 'month', 'year', ANY_NAME],
      { isRequired: true },
    ),
    slot('order', 'any', ['order id', 'order number', 'order', 'invoice', 'invoice number', 'transaction id']),
    slot('product', 'dimension', ['product', 'product name', 'item', 'item title', 'sku', 'category']),
    slot('region', 'dimension', ['region', 'country', 'state', 'city', 'market', 'territory']),
    slot('customer', 'dimension', ['customer', 'customer name', 'client', 'account', 'buyer', 'segment']),
    slot('channel', 'dimension', ['channel', 'store', 'platform', 'marketplace', 'source', 'status']),
    slot('quantity', 'measure', ['quantity', 'qty', 'units', 'units sold', 'pieces']),
    slot('profit', 'measure', ['profit', 'margin', 'net profit', 'gross profit', 'contribution']),
  ],
  filters: [
    { label: 'Date', kind: 'dates', slot: 'date' },
    { label: 'Region', kind: 'category', slot: 'region' },
    { label: 'Product', kind: 'category', slot: 'product' },
  ],
  rows: [
    {
      height: 4,
      tiles: [
        figure('Sales', 3, sales),
        figure('Orders', 3, value('countDistinct', 'order')),
        figure('Units', 3, value('sum', 'quantity')),
        figure('Profit', 3, value('sum', 'profit')),
      ],
    },
    { height: 8, tiles: [course('Sales over time', 12, { over: group('date'), by: [sales] })] },
    {
      height: 9,
      tiles: [
        leading('Top products', 6, { of: 'product', by: sales, n: 10 }),
        bars('Sales by region', 6, { of: group('region'), by: sales }),
      ],
    },
    {
      height: 9,
      tiles: [
        leading('Top customers', 6, { of: 'customer', by: sales, n: 10 }),
        bars('Sales by channel', 6, { of: group('channel'), by: sales }),
      ],
    },
    {
      height: 9,
      tiles: [
        chart('Sales by weekday', 12, { type: 'bar', x: [group('date', { timePart: 'dayOfWeek' })], y: [sales] }),
      ],
    },
  ],
})
