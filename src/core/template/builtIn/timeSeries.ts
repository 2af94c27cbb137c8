import { chart, course, define, figure, group, slot, value } from '../define.ts'
import { ANY_NAME } from '../matchSlots.ts'

/** One value over time: its course, its seasons, its change. */
export const timeSeries = define({
  id: 'time-series',
  name: 'Time series',
  description: 'The course of a value, its moving average, its change on the year before, its seasons.',
  slots: [
    slot('time', 'time', ['date', 'time', 'timestamp', 'month', 'day', 'week', 'year', ANY_NAME], { isRequired: true }),
    slot('value', 'measure', ['value', 'close', 'passengers', 'reading', 'temperature', 'count', 'total', ANY_NAME], {
      isRequired: true,
    }),
    slot('series', 'dimension', ['series', 'name', 'symbol', 'station', 'sensor', 'site', 'category']),
  ],
  filters: [
    { label: 'Time', kind: 'dates', slot: 'time' },
    { label: 'Series', kind: 'category', slot: 'series' },
  ],
  rows: [
    {
      height: 4,
      tiles: [
        figure('Values', 3, value('count', 'value')),
        figure('Mean', 3, value('mean', 'value')),
        figure('Least', 3, value('min', 'value')),
        figure('Greatest', 3, value('max', 'value')),
      ],
    },
    { height: 9, tiles: [course('Course', 12, { over: group('time'), by: [value('mean', 'value')] })] },
    {
      height: 8,
      tiles: [
        course('Moving average over 12 months', 6, {
          over: group('time', { timeUnit: 'month' }),
          by: [value('mean', 'value', { calculation: { kind: 'movingAverage', periods: 12 } })],
        }),
        chart('By month of the year', 6, {
          type: 'bar',
          x: [group('time', { timePart: 'monthOfYear' })],
          y: [value('mean', 'value')],
        }),
      ],
    },
    {
      height: 8,
      tiles: [
        course('Change on the year before', 6, {
          over: group('time', { timeUnit: 'month' }),
          by: [value('mean', 'value', { calculation: { kind: 'change', against: 'previousYear', as: 'ratio' } })],
        }),
        chart('How the values are spread', 6, {
          type: 'histogram',
          x: [group('value', { bins: 20 })],
          y: [value('count')],
        }),
      ],
    },
    {
      height: 9,
      tiles: [
        chart('Course of each series', 12, {
          type: 'line',
          x: [group('time')],
          y: [value('mean', 'value')],
          colour: group('series'),
        }),
      ],
    },
  ],
})
