import { confidence, groups } from './fields.ts'
import type { Method } from './method.ts'

/** What the values of columns are, and how they differ. */
export const describing: readonly Method[] = [
  {
    type: 'describe',
    name: 'Describe columns',
    asks: 'Where do the values lie, how do they spread, do they follow a bell curve?',
    fields: [{ is: 'columns', key: 'columns', label: 'Columns', kind: 'any', least: 1, first: 8 }],
    more: [
      confidence('confidence'),
      {
        ...{ is: 'number', key: 'trim', label: 'Cut off for the trimmed mean', empty: '0.1' },
        ...{ min: 0, max: 0.45, step: 0.05 },
      },
    ],
  },
  {
    type: 'frequencies',
    name: 'Value counts',
    asks: 'How often does each value occur?',
    fields: [groups('column', 'Column'), { is: 'flag', key: 'withMissing', label: 'Count missing cells too' }],
  },
  {
    type: 'crossTable',
    name: 'Cross table',
    asks: 'Which values of two columns occur together?',
    fields: [groups('rows', 'Down'), groups('columns', 'Across')],
  },
  {
    type: 'correlate',
    name: 'Correlations',
    asks: 'Which columns rise and fall together?',
    fields: [
      { is: 'columns', key: 'columns', label: 'Columns', kind: 'number', least: 2, first: 8 },
      {
        is: 'choice',
        key: 'method',
        label: 'Measure',
        options: [
          ['pearson', 'Pearson: near a straight line'],
          ['spearman', 'Spearman: by ranks'],
          ['kendall', 'Kendall: by ranks, pair by pair'],
        ],
      },
    ],
    more: [confidence('confidence')],
  },
  {
    type: 'compare',
    name: 'Compare groups',
    asks: 'Do groups, or two columns of the same rows, differ, and by how much?',
    either: ['group', 'pair'],
    fields: [
      { is: 'column', key: 'value', label: 'Compared', kind: 'any' },
      { is: 'column', key: 'group', label: 'Between the groups of', kind: 'group', optional: 'No groups' },
      { is: 'column', key: 'pair', label: 'Or with, row by row', kind: 'number', optional: 'No other column' },
      {
        is: 'choice',
        key: 'test',
        label: 'Test',
        options: [
          ['auto', 'The one that suits the data'],
          ['welch', "Welch's t-test (two groups)"],
          ['t', "Student's t-test (two groups)"],
          ['mannWhitney', 'Mann-Whitney, by ranks (two groups)'],
          ['anova', 'Analysis of variance'],
          ['welchAnova', "Welch's analysis of variance"],
          ['kruskalWallis', 'Kruskal-Wallis, by ranks'],
          ['pairedT', 'Paired t-test (row by row)'],
          ['wilcoxon', 'Wilcoxon, by ranks (row by row)'],
          ['chiSquare', 'Chi-square, of counts'],
          ['fisher', 'Fisher, of counts two by two'],
        ],
      },
    ],
    more: [
      { is: 'values', key: 'levels', label: 'Only these groups', of: 'group', least: 2, all: 'All groups' },
      confidence('confidence'),
    ],
  },
]
