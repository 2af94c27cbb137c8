import { explainedBy, likelihoodErrors, measure, ofModels } from './fields.ts'
import type { Method } from './method.ts'

/** What a measure depends on. */
export const explaining: readonly Method[] = [
  {
    type: 'drivers',
    name: 'Key drivers',
    asks: 'Which columns tell most about a measure?',
    fields: [measure('Measure')],
    more: [{ is: 'columns', key: 'among', label: 'Only look at', kind: 'any', least: 0, not: 'value' }],
  },
  {
    type: 'regression',
    name: 'Regression',
    asks: 'How does a measure depend on others, and what does it predict?',
    fields: [
      { is: 'column', key: 'y', label: 'Explained', kind: 'number' },
      explainedBy,
      {
        is: 'choice',
        key: 'errors',
        label: 'Standard errors',
        options: [
          ['classical', 'Scatter is even'],
          ['HC3', 'Scatter differs (robust, HC3)'],
          ['HC2', 'Robust (HC2)'],
          ['HC1', 'Robust (HC1)'],
          ['HC0', 'Robust (HC0)'],
        ],
      },
    ],
    more: [
      { is: 'number', key: 'degree', label: 'Power of the only column', empty: '1: a line', min: 1, max: 10 },
      { is: 'flag', key: 'intercept', label: 'With an intercept', isOn: true },
      ...ofModels,
    ],
  },
  {
    type: 'logistic',
    name: 'Yes or no',
    asks: 'What makes one of two outcomes more likely?',
    fields: [{ is: 'column', key: 'y', label: 'Outcome', kind: 'two' }, explainedBy, likelihoodErrors],
    more: [
      { is: 'value', key: 'reference', label: 'Against', of: 'y', empty: 'False, zero or the first value' },
      ...ofModels,
    ],
  },
  {
    type: 'poisson',
    name: 'Counts',
    asks: 'What makes a number of events larger?',
    fields: [
      { is: 'column', key: 'y', label: 'Count', kind: 'count' },
      explainedBy,
      { is: 'column', key: 'exposure', label: 'In proportion to', kind: 'number', optional: 'Nothing' },
      likelihoodErrors,
    ],
    more: ofModels,
  },
]
