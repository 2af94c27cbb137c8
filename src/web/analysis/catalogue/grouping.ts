import { standardise } from './fields.ts'
import type { Method, MethodField } from './method.ts'

const columns: MethodField = {
  ...{ is: 'columns', key: 'columns', label: 'By these', kind: 'number', least: 2, first: 4 },
}
const found = 'Found from the data'
const count = { is: 'number', key: 'k', label: 'Groups', min: 2, max: 20, empty: found, emptyIs: null } as const

/** Rows that are alike. */
export const grouping: readonly Method[] = [
  {
    type: 'segments',
    name: 'Segments',
    asks: 'Which kinds of rows are there?',
    fields: [columns, { ...count, first: 3 }],
    more: [
      standardise,
      { is: 'number', key: 'seed', label: 'Seed', min: 0, max: 1_000_000, empty: '42' },
      { is: 'number', key: 'restarts', label: 'Starts', min: 1, max: 200, empty: 'As many as it takes', emptyIs: null },
    ],
  },
  {
    type: 'hierarchy',
    name: 'Tree of groups',
    asks: 'Which rows are nearest to each other, step by step?',
    fields: [
      columns,
      count,
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
    more: [standardise],
  },
  {
    type: 'density',
    name: 'Dense regions',
    asks: 'Where do rows crowd, and which belong nowhere?',
    fields: [columns],
    more: [
      {
        ...{ is: 'number', key: 'eps', label: 'Neighbours lie within', empty: found, emptyIs: null },
        ...{ min: 0.001, max: 100, step: 0.001 },
      },
      {
        ...{ is: 'number', key: 'minPoints', label: 'Rows that make it dense', empty: 'Twice the columns' },
        ...{ emptyIs: null, min: 2, max: 1000 },
      },
      standardise,
    ],
  },
  {
    type: 'components',
    name: 'Main directions',
    asks: 'Which few directions hold most of the differences?',
    fields: [columns],
    more: [standardise],
  },
]
