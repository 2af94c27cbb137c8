import { bars, chart, course, define, figure, group, slot, value } from '../define.ts'
import { ANY_NAME } from '../matchSlots.ts'

const count = value('count')

/** Answers of people: how many, how satisfied, who. */
export const survey = define({
  id: 'survey',
  name: 'Survey',
  description: 'Answers, mean rating, how the ratings are spread, and by whom.',
  slots: [
    slot(
      'rating',
      'measure',
      ['rating', 'score', 'satisfaction', 'nps', 'overall satisfaction', 'likelihood to recommend', 'stars'],
      { isRequired: true },
    ),
    slot('answer', 'dimension', [
      'answer',
      'response',
      'choice',
      'favourite',
      'favorite',
      'recommendation',
      'reason',
      ANY_NAME,
    ]),
    slot('segment', 'dimension', ['age group', 'age range', 'segment', 'department', 'role', 'customer type', 'group']),
    slot('gender', 'dimension', ['gender', 'sex']),
    slot('region', 'dimension', ['country', 'region', 'state', 'city', 'location']),
    slot('age', 'measure', ['age', 'age in years']),
    slot('date', 'time', ['timestamp', 'submitted', 'submitted at', 'date', 'response date', 'completed at']),
  ],
  filters: [
    { label: 'Segment', kind: 'category', slot: 'segment' },
    { label: 'Region', kind: 'category', slot: 'region' },
    { label: 'Date', kind: 'dates', slot: 'date' },
  ],
  rows: [
    {
      height: 4,
      tiles: [
        figure('Answers', 4, count),
        figure('Mean rating', 4, value('mean', 'rating')),
        figure('Median rating', 4, value('median', 'rating')),
      ],
    },
    {
      height: 8,
      tiles: [
        chart('Answers by rating', 6, {
          type: 'bar',
          x: [group('rating')],
          y: [count],
          sort: { by: 'name', direction: 'asc' },
        }),
        bars('Answers by choice', 6, { of: group('answer'), by: count }),
      ],
    },
    {
      height: 8,
      tiles: [
        bars('Mean rating by segment', 6, { of: group('segment'), by: value('mean', 'rating') }),
        bars('Mean rating by gender', 6, { of: group('gender'), by: value('mean', 'rating') }),
      ],
    },
    {
      height: 8,
      tiles: [
        bars('Answers by region', 6, { of: group('region'), by: count }),
        chart('Ages', 6, { type: 'histogram', x: [group('age', { bins: 10 })], y: [count] }),
      ],
    },
    { height: 8, tiles: [course('Answers over time', 12, { over: group('date'), by: [count] })] },
  ],
})
