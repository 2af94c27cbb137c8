import { groups, measure, periods } from './fields.ts'
import type { Method, MethodField } from './method.ts'

const customer: MethodField = { is: 'column', key: 'customer', label: 'Customer', kind: 'customer' }

/** Patterns in rows and among customers. */
export const patterns: readonly Method[] = [
  {
    type: 'pareto',
    name: 'Few that make most',
    asks: 'How few groups make 80% of the total?',
    fields: [groups('group', 'Groups'), measure('Added up', 'Number of rows')],
  },
  {
    type: 'outliers',
    name: 'Outliers',
    asks: 'Which values lie far from the others?',
    fields: [
      measure('Values'),
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
    more: [
      {
        ...{ is: 'number', key: 'factor', label: 'Far is, times the usual', empty: 'As is usual' },
        ...{ min: 0.5, max: 20, step: 0.1 },
      },
    ],
  },
  {
    type: 'rfm',
    name: 'Customer segments',
    asks: 'Who are the best customers, and who is about to leave?',
    fields: [
      customer,
      { is: 'column', key: 'time', label: 'Date', kind: 'day' },
      measure('Amount', 'None: purchases are counted'),
    ],
  },
  {
    type: 'cohort',
    name: 'Cohorts',
    asks: 'How many customers come back, period after period?',
    fields: [
      customer,
      { is: 'column', key: 'time', label: 'Date', kind: 'time' },
      {
        is: 'choice',
        key: 'unit',
        label: 'Period',
        options: (['month', 'week', 'quarter', 'year'] as const).map(unit => [unit, periods[unit]] as const),
      },
    ],
  },
  {
    type: 'funnel',
    name: 'Funnel',
    asks: 'How many come from one stage to the next?',
    fields: [
      { is: 'column', key: 'stage', label: 'Stage', kind: 'stage' },
      { is: 'values', key: 'stages', label: 'In this order', of: 'stage', least: 2 },
      { is: 'column', key: 'who', label: 'Who', kind: 'customer', optional: 'Nobody: rows are counted' },
    ],
  },
  {
    type: 'basket',
    name: 'Bought together',
    asks: 'Which items come together more often than chance?',
    fields: [{ is: 'column', key: 'basket', label: 'Order', kind: 'order' }, groups('item', 'Item')],
    more: [{ is: 'number', key: 'least', label: 'Together at least', empty: '5 times', min: 2, max: 100_000 }],
  },
]
