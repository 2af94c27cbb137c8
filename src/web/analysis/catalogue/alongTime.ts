import { measure, periods } from './fields.ts'
import type { Method, MethodField } from './method.ts'

/** What every analysis of a series asks for. */
const series: readonly MethodField[] = [
  { is: 'column', key: 'time', label: 'Time', kind: 'time' },
  measure('Measured', 'Number of rows'),
  { is: 'choice', key: 'unit', label: 'Period', options: [['', 'Automatic'], ...Object.entries(periods)] },
  {
    is: 'choice',
    key: 'aggregate',
    label: 'Value of a period',
    options: [
      ['', 'Automatic'],
      ['sum', 'Sum'],
      ['mean', 'Mean'],
      ['count', 'Count'],
    ],
  },
  {
    is: 'choice',
    key: 'gaps',
    label: 'Periods without a value',
    options: [
      ['none', 'Stay empty'],
      ['linear', 'A line between the neighbours'],
      ['zero', 'Zero'],
    ],
  },
]

const season: MethodField = {
  is: 'number',
  key: 'season',
  label: 'Periods in a season',
  empty: 'As the calendar',
  min: 1,
  max: 2000,
}

/** What a measure does along time. */
export const alongTime: readonly Method[] = [
  {
    type: 'trend',
    name: 'Trend',
    asks: 'Does it rise or fall over time, and by how much?',
    fields: [...series, season],
  },
  {
    type: 'decompose',
    name: 'Trend and season',
    asks: 'Where does it go, what repeats itself, and what is left?',
    fields: [
      ...series,
      season,
      {
        is: 'choice',
        key: 'method',
        label: 'Taken apart by',
        options: [
          ['stl', 'Local lines (STL)'],
          ['robust', 'Local lines, robust against outliers'],
          ['additive', 'Moving averages, parts add up'],
          ['multiplicative', 'Moving averages, parts multiply'],
        ],
      },
    ],
  },
  {
    type: 'forecast',
    name: 'Forecast',
    asks: 'What comes next, and how sure is that?',
    fields: [
      ...series,
      { is: 'number', key: 'horizon', label: 'Periods ahead', empty: 'Automatic', min: 1, max: 500 },
      season,
    ],
  },
  {
    type: 'anomalies',
    name: 'Anomalies',
    asks: 'Which periods are far from what was to be expected?',
    fields: [...series, season],
    more: [
      { is: 'number', key: 'threshold', label: 'Far is, in deviations', empty: '3.5', min: 1, max: 20, step: 0.5 },
    ],
  },
  {
    type: 'changePoints',
    name: 'Change points',
    asks: 'When did its level change for longer?',
    fields: [...series, season],
    more: [
      { is: 'number', key: 'fewest', label: 'Periods between changes', empty: '5 at least', min: 2, max: 1000 },
      { is: 'number', key: 'strictness', label: 'Strictness', empty: '3', min: 1, max: 20, step: 0.5 },
    ],
  },
  {
    type: 'autocorrelation',
    name: 'Autocorrelation',
    asks: 'Does it repeat itself, and does one period tell of the next?',
    fields: series,
    more: [{ is: 'number', key: 'lags', label: 'Periods back', empty: 'Two seasons', min: 1, max: 400 }],
  },
]
