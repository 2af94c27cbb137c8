import type { Method } from './method.ts'

/** What the values of columns are, and how they differ. */
export const describing: readonly Method[] = [
  {
    type: 'describe',
    name: 'Describe columns',
    asks: 'Where do the values lie, how do they spread, do they follow a bell curve?',
    fields: [{ is: 'columns', key: 'columns', label: 'Columns', kind: 'any', least: 1 }],
  },
  {
    type: 'frequencies',
    name: 'Value counts',
    asks: 'How often does each value occur?',
    fields: [
      { is: 'column', key: 'column', label: 'Column', kind: 'group' },
      { is: 'flag', key: 'withMissing', label: 'Count missing cells too' },
    ],
  },
  {
    type: 'crossTable',
    name: 'Cross table',
    asks: 'Which values of two columns occur together?',
    fields: [
      { is: 'column', key: 'rows', label: 'Down', kind: 'group' },
      { is: 'column', key: 'columns', label: 'Across', kind: 'group' },
    ],
  },
  {
    type: 'correlate',
    name: 'Correlations',
    asks: 'Which columns rise and fall together?',
    fields: [
      { is: 'columns', key: 'columns', label: 'Columns', kind: 'number', least: 2 },
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
  },
  {
    type: 'compare',
    name: 'Compare groups',
    asks: 'Do groups differ, and by how much?',
    fields: [
      { is: 'column', key: 'value', label: 'Compared', kind: 'number' },
      { is: 'column', key: 'group', label: 'Groups', kind: 'group' },
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
          ['chiSquare', 'Chi-square, of counts'],
        ],
      },
    ],
  },
]
