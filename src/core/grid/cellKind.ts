/**
 * What a cell holds, told apart by the file itself (a workbook) or by the reading of its text (a text file).
 *
 * The value of a cell always travels as canonical text beside its kind: `number`, `percent` (a fraction: 0.125) and
 * `currency` as decimals, `boolean` as true or false, `error` as its own words (#N/A), `date` as YYYY-MM-DD,
 * `timestamp` as YYYY-MM-DD HH:MM:SS[.fff], `time` as HH:MM:SS[.fff], `duration` as [-]HH:MM:SS[.fff] with as many
 * hours as it takes. `blank` is null.
 */
export const CellKind = {
  blank: 0,
  number: 1,
  text: 2,
  boolean: 3,
  error: 4,
  date: 5,
  timestamp: 6,
  time: 7,
  percent: 8,
  duration: 9,
  currency: 10,
} as const
export type CellKind = (typeof CellKind)[keyof typeof CellKind]
