import { bars, chart, define, figure, group, slot, value } from '../define.ts'

const count = value('count')
const ageGroups = group('age', {
  ranges: { edges: [0, 20, 30, 40, 100], closed: 'right', labels: ['<20', '20-30', '30-40', '40+'] },
})

/** Which genre people of which age and gender like. */
export const music = define({
  id: 'music-tastes',
  name: 'Music tastes',
  description: 'Genres by age group and gender, and how the ages are spread.',
  slots: [
    slot('genre', 'dimension', ['genre', 'favourite genre', 'favorite genre', 'music genre'], { isRequired: true }),
    slot('age', 'measure', ['age', 'age in years'], { isRequired: true }),
    slot('gender', 'dimension', ['gender', 'sex'], { isRequired: true }),
  ],
  filters: [
    { label: 'Genre', kind: 'category', slot: 'genre' },
    { label: 'Gender', kind: 'category', slot: 'gender' },
  ],
  rows: [
    {
      height: 4,
      tiles: [
        figure('People', 4, count),
        figure('Mean age', 4, value('mean', 'age')),
        figure('Median age', 4, value('median', 'age')),
      ],
    },
    {
      height: 8,
      tiles: [
        bars('People by genre', 6, { of: group('genre'), by: count }),
        bars('People by gender', 6, { of: group('gender'), by: count }),
      ],
    },
    {
      height: 5,
      tiles: [
        chart('Ages in figures', 12, {
          type: 'table',
          y: [
            value('count', 'age'),
            value('mean', 'age'),
            value('sd', 'age'),
            value('min', 'age'),
            value('quantile', 'age', { p: 0.25 }),
            value('median', 'age'),
            value('quantile', 'age', { p: 0.75 }),
            value('max', 'age'),
          ],
        }),
      ],
    },
    {
      height: 9,
      tiles: [
        chart('Genre by gender', 6, {
          type: 'bar',
          x: [group('genre')],
          y: [count],
          colour: group('gender'),
          stack: 'stacked',
        }),
        chart('Genre by age group', 6, {
          type: 'bar',
          x: [group('genre')],
          y: [count],
          colour: ageGroups,
          stack: 'stacked',
        }),
      ],
    },
  ],
})
