import type { Method } from './method.ts'

/** Patterns in rows and among customers. */
export const patterns: readonly Method[] = [
  {
    type: 'pareto',
    name: 'Few that make most',
    asks: 'How few groups make 80 % of the total?',
    fields: [
      { is: 'column', key: 'group', label: 'Groups', kind: 'group' },
      { is: 'column', key: 'value', label: 'Added up', kind: 'number', optional: 'Number of rows' },
    ],
  },
  {
    type: 'outliers',
    name: 'Outliers',
    asks: 'Which values lie far from the others?',
    fields: [
      { is: 'column', key: 'value', label: 'Values', kind: 'number' },
      {
        is: 'choice',
        key: 'method',
        label: 'Far from',
        options: [
          ['iqr', 'the quartiles'],
          ['mad', 'the median'],
        ],
      },
    ],
  },
  {
    type: 'rfm',
    name: 'Customer segments',
    asks: 'Who are the best customers, and who is about to leave?',
    fields: [
      { is: 'column', key: 'customer', label: 'Customer', kind: 'group' },
      { is: 'column', key: 'time', label: 'Date', kind: 'time' },
      { is: 'column', key: 'value', label: 'Amount', kind: 'number', optional: 'None: purchases are counted' },
    ],
  },
  {
    type: 'cohort',
    name: 'Cohorts',
    asks: 'How many customers come back, period after period?',
    fields: [
      { is: 'column', key: 'customer', label: 'Customer', kind: 'group' },
      { is: 'column', key: 'time', label: 'Date', kind: 'time' },
      {
        is: 'choice',
        key: 'unit',
        label: 'Period',
        options: [
          ['month', 'Months'],
          ['week', 'Weeks'],
          ['quarter', 'Quarters'],
          ['year', 'Years'],
        ],
      },
    ],
  },
  {
    type: 'funnel',
    name: 'Funnel',
    asks: 'How many come from one stage to the next?',
    fields: [
      { is: 'column', key: 'stage', label: 'Stage', kind: 'group' },
      { is: 'values', key: 'stages', label: 'In this order', of: 'stage', least: 2 },
      { is: 'column', key: 'who', label: 'Who', kind: 'group', optional: 'Nobody: rows are counted' },
    ],
  },
  {
    type: 'basket',
    name: 'Bought together',
    asks: 'Which items come together more often than chance?',
    fields: [
      { is: 'column', key: 'basket', label: 'Order', kind: 'any' },
      { is: 'column', key: 'item', label: 'Item', kind: 'group' },
    ],
  },
]
