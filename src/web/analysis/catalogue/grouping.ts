import type { Method } from './method.ts'

const columns = { is: 'columns', key: 'columns', label: 'By these', kind: 'number', least: 2 } as const
const groups = { is: 'number', key: 'k', label: 'Groups', min: 2, max: 20 } as const

/** Rows that are alike. */
export const grouping: readonly Method[] = [
  { type: 'segments', name: 'Segments', asks: 'Which kinds of rows are there?', fields: [columns, groups] },
  {
    type: 'hierarchy',
    name: 'Tree of groups',
    asks: 'Which rows are nearest to each other, step by step?',
    fields: [
      columns,
      groups,
      {
        is: 'choice',
        key: 'linkage',
        label: 'Joined by',
        options: [
          ['ward', 'least spread (Ward)'],
          ['average', 'mean distance'],
          ['complete', 'greatest distance'],
        ],
      },
    ],
  },
  { type: 'density', name: 'Dense regions', asks: 'Where do rows crowd, and which belong nowhere?', fields: [columns] },
  {
    type: 'components',
    name: 'Main directions',
    asks: 'Which few directions hold most of the differences?',
    fields: [columns],
  },
]
