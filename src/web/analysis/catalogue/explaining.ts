import type { Method } from './method.ts'

/** What a measure depends on. */
export const explaining: readonly Method[] = [
  {
    type: 'drivers',
    name: 'Key drivers',
    asks: 'Which columns tell most about a measure?',
    fields: [{ is: 'column', key: 'value', label: 'Measure', kind: 'number' }],
  },
  {
    type: 'regression',
    name: 'Regression',
    asks: 'How does a measure depend on others, and what does it predict?',
    fields: [
      { is: 'column', key: 'y', label: 'Explained', kind: 'number' },
      { is: 'columns', key: 'x', label: 'By', kind: 'any', least: 1 },
      { is: 'number', key: 'degree', label: 'Power', min: 1, max: 10 },
      {
        is: 'choice',
        key: 'errors',
        label: 'Errors',
        options: [
          ['classical', 'Scatter is even'],
          ['HC3', 'Scatter differs (robust, HC3)'],
        ],
      },
    ],
  },
  {
    type: 'logistic',
    name: 'Yes or no',
    asks: 'What makes one of two outcomes more likely?',
    fields: [
      { is: 'column', key: 'y', label: 'Outcome', kind: 'two' },
      { is: 'columns', key: 'x', label: 'By', kind: 'any', least: 1 },
    ],
  },
  {
    type: 'poisson',
    name: 'Counts',
    asks: 'What makes a number of events larger?',
    fields: [
      { is: 'column', key: 'y', label: 'Count', kind: 'number' },
      { is: 'columns', key: 'x', label: 'By', kind: 'any', least: 1 },
      { is: 'column', key: 'exposure', label: 'In proportion to', kind: 'number', optional: 'Nothing' },
    ],
  },
]
