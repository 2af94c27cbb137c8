import { bars, chart, define, figure, group, leading, slot, value } from '../define.ts'

const sum = (column: string) => value('sum', column)

/** What lies in stock, what it is worth, what runs out. */
export const inventory = define({
  id: 'inventory',
  name: 'Inventory',
  description: 'Stock and its value by category, place and supplier, and what is low.',
  slots: [
    slot('item', 'any', ['item', 'product', 'product name', 'sku', 'article', 'part number', 'description'], {
      isRequired: true,
    }),
    slot(
      'stock',
      'measure',
      ['stock', 'quantity', 'qty', 'on hand', 'quantity on hand', 'in stock', 'units', 'stock level'],
      { isRequired: true },
    ),
    slot('worth', 'measure', ['stock value', 'inventory value', 'total value', 'value', 'amount']),
    slot('price', 'measure', ['unit cost', 'unit price', 'cost', 'price']),
    slot('reorder', 'measure', ['reorder level', 'reorder point', 'minimum', 'min stock', 'safety stock']),
    slot('category', 'dimension', ['category', 'type', 'class', 'group', 'department']),
    slot('place', 'dimension', ['warehouse', 'location', 'store', 'bin', 'shelf', 'site']),
    slot('supplier', 'dimension', ['supplier', 'vendor', 'manufacturer', 'brand']),
  ],
  filters: [
    { label: 'Category', kind: 'category', slot: 'category' },
    { label: 'Place', kind: 'category', slot: 'place' },
    { label: 'Supplier', kind: 'category', slot: 'supplier' },
  ],
  rows: [
    {
      height: 4,
      tiles: [
        figure('Items', 3, value('countDistinct', 'item')),
        figure('Units in stock', 3, sum('stock')),
        figure('Stock value', 3, sum('worth')),
        figure('Mean unit price', 3, value('mean', 'price')),
      ],
    },
    {
      height: 9,
      tiles: [
        bars('Stock by category', 6, { of: group('category'), by: sum('stock') }),
        bars('Stock by place', 6, { of: group('place'), by: sum('stock') }),
      ],
    },
    {
      height: 9,
      tiles: [
        leading('Most stock value by supplier', 6, { of: 'supplier', by: sum('worth'), n: 10 }),
        chart('How stock is spread', 6, { type: 'histogram', x: [group('stock', { bins: 20 })], y: [value('count')] }),
      ],
    },
    {
      height: 10,
      tiles: [
        chart('Lowest stock', 12, {
          type: 'table',
          y: ['item', 'stock', 'reorder'].map(column => ({ role: 'raw', column })),
          sort: { by: 'value', direction: 'asc', column: 'stock' },
          limit: 25,
        }),
      ],
    },
  ],
})
