import type { ColumnType } from '../../../contract/column.ts'
import type { Expression, ScalarFunction } from '../../../contract/relation.ts'
import { trimSql } from './blanks.ts'
import { expSql, formatNumberSql, modSql, powerSql, readNumberSql, rootSql, roundSql, wholeSql } from './numberSql.ts'
import {
  afterSql,
  beforeSql,
  cleanSql,
  concatSql,
  endSql,
  joinSql,
  positionSql,
  repeatSql,
  replaceSql,
  splitPartSql,
  squeezeSql,
  substringSql,
  titleSql,
} from './textSql.ts'
import {
  addDaysSql,
  addMonthsSql,
  addTimeSql,
  daysBetweenSql,
  makeDateSql,
  monthsBetweenSql,
  parseDateSql,
  timeBetweenSql,
  weekOfYearSql,
  workdaysSql,
} from './timeSql.ts'

/** A call as the dialect sees it: the arguments as SQL, as expressions, and their types. */
export interface Call {
  fn: ScalarFunction
  args: readonly string[]
  of: readonly Expression[]
  types: readonly ColumnType[]
}

type Write = (call: Call) => string

const plain: Write = ({ fn, args }) => `${fn}(${args.join(', ')})`
const rounded: Write = ({ fn, args: [x = '', n = '0'], of, types: [type = 'double'] }) =>
  roundSql(fn as 'round' | 'roundUp' | 'roundDown', x, constant(of[1]) ?? n, type)

const functions: Partial<Record<ScalarFunction, Write>> = {
  trim: ({ args: [x = ''] }) => trimSql(x),
  squeeze: ({ args: [x = ''] }) => squeezeSql(x),
  upper: plain,
  lower: plain,
  length: plain,
  title: ({ args: [x = ''] }) => titleSql(x),
  clean: ({ args: [x = ''] }) => cleanSql(x),
  replaceText: ({ args }) => replaceSql(args),
  splitPart: ({ args }) => splitPartSql(args),
  left: ({ args }) => endSql('left', args),
  right: ({ args }) => endSql('right', args),
  substring: ({ args }) => substringSql(args),
  position: ({ args }) => positionSql(args),
  before: ({ args }) => beforeSql(args),
  after: ({ args }) => afterSql(args),
  repeat: ({ args }) => repeatSql(args),
  concat: ({ args }) => concatSql(args),
  join: ({ args }) => joinSql(args),
  readNumber: ({ args }) => readNumberSql(args),
  formatNumber: ({ args: [x = ''], of }) =>
    formatNumberSql(x, [constant(of[1]) ?? 0, constant(of[2]) ?? 1], isTrue(of[3])),
  formatDate: ({ args: [x = '', format = ''] }) => `strftime(${x}, ${format})`,
  parseDate: ({ args }) => parseDateSql(args),
  tried: ({ args: [x = ''] }) => `TRY(${x})`,
  abs: ({ args: [x = ''] }) => `TRY(abs(${x}))`,
  sign: ({ args: [x = ''] }) => `CAST(sign(${x}) AS BIGINT)`,
  round: rounded,
  roundUp: rounded,
  roundDown: rounded,
  floor: ({ args }) => wholeSql('floor', args),
  ceil: ({ args }) => wholeSql('ceil', args),
  mod: ({ args }) => modSql(args),
  power: ({ args }) => powerSql(args),
  sqrt: ({ args }) => rootSql('sqrt', args),
  exp: ({ args }) => expSql(args),
  ln: ({ args }) => rootSql('ln', args),
  log10: ({ args }) => rootSql('log10', args),
  least: plain,
  greatest: plain,
  makeDate: ({ args }) => makeDateSql(args),
  year: plain,
  minute: plain,
  second: plain,
  isoWeek: ({ args: [x = ''] }) => `week(${x})`,
  weekOfYear: ({ args: [x = ''], of }) => weekOfYearSql(x, constant(of[1]) ?? 1),
  addDays: ({ args }) => addDaysSql(args),
  addMonths: ({ args }) => addMonthsSql(args),
  monthEnd: ({ args: [x = ''] }) => `last_day(${x})`,
  addTime: ({ args }) => addTimeSql(args),
  daysBetween: ({ args }) => daysBetweenSql(args),
  timeBetween: ({ args }) => timeBetweenSql(args),
  monthsBetween: ({ args }) => monthsBetweenSql(args),
  workdays: ({ args }) => workdaysSql(args),
}

/** A function of texts, numbers or times; null for the others. */
export function scalarSql(call: Call): string | null {
  return functions[call.fn]?.(call) ?? null
}

const takesConstants: ReadonlySet<ScalarFunction> = new Set([
  'round',
  'roundUp',
  'roundDown',
  'formatNumber',
  'weekOfYear',
])

/** The digits of an argument that stands in the text of its function; null for all others. */
export function constantArgument({ fn, args }: Expression & { kind: 'call' }, i: number): string | null {
  if (i === 0 || !takesConstants.has(fn)) return null
  const n = constant(args[i])
  return n === undefined ? null : String(n)
}

/** A whole number that is written in the question; it is ours, and may stand in the text. */
function constant(expression: Expression | undefined): number | undefined {
  if (expression?.kind !== 'literal' || expression.value === null) return undefined
  const n = Number(expression.value)
  return Number.isSafeInteger(n) ? n : undefined
}

function isTrue(expression: Expression | undefined): boolean {
  return expression?.kind === 'literal' && expression.value === true
}
