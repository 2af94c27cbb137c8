import type { MethodField } from './method.ts'

/** The measure of a method. */
export function measure(label: string, optional?: string): MethodField {
  return { is: 'column', key: 'value', label, kind: 'number', ...(optional !== undefined && { optional }) }
}

export function groups(key: string, label: string): MethodField {
  return { is: 'column', key, label, kind: 'group' }
}

/** How sure an interval is to hold what it is of. */
export function confidence(key: 'confidence' | 'level'): MethodField {
  return {
    is: 'choice',
    key,
    label: 'Intervals',
    options: [
      [0.95, '95%'],
      [0.9, '90%'],
      [0.99, '99%'],
      [0.999, '99.9%'],
    ],
  }
}

export const periods = {
  hour: 'Hours',
  day: 'Days',
  week: 'Weeks',
  month: 'Months',
  quarter: 'Quarters',
  year: 'Years',
} as const

/** Whether columns of different units count alike. */
export const standardise: MethodField = {
  is: 'flag',
  key: 'standardise',
  label: 'Each column counts alike',
  isOn: true,
}

export const explainedBy: MethodField = {
  ...{ is: 'columns', key: 'x', label: 'By', kind: 'explaining', least: 1, first: 4, not: 'y' },
}

/** What every model of a dependence can be asked besides. */
export const ofModels: readonly MethodField[] = [
  { is: 'columns', key: 'categorical', label: 'Numbers that are groups', kind: 'number', least: 0, within: 'x' },
  { is: 'pairs', key: 'interactions', label: 'Columns that act together', of: 'x' },
  confidence('level'),
  { is: 'places', key: 'predict', label: 'Predict where', of: 'x' },
]

/** Errors of a likelihood. */
export const likelihoodErrors: MethodField = {
  is: 'choice',
  key: 'errors',
  label: 'Standard errors',
  options: [
    ['classical', 'As the model says'],
    ['HC1', 'Robust (HC1)'],
    ['HC0', 'Robust (HC0)'],
  ],
}
