import type { Format } from '../../contract/chart.ts'

const plain = { unit: null, fractionDigits: null, timeUnit: null }

/** A statistic with as many digits as tell something. */
export const plainNumber: Format = { kind: 'number', ...plain }
/** A count. */
export const whole: Format = { kind: 'number', ...plain, fractionDigits: 0 }
/** A fraction, written in percent. */
export const ratio: Format = { kind: 'ratio', ...plain, unit: '%', fractionDigits: 1 }
export const text: Format = { kind: 'text', ...plain }
