import { trimSql } from './blanks.ts'
import { once } from './once.ts'

type Args = readonly string[]

const MOVES = 'BETWEEN -4000000 AND 4000000'

/** A date of the years 1 to 9999; of a computation that fails null. */
function inCalendar(date: string): string {
  return once(
    `CAST(TRY(${date}) AS DATE)`,
    d => `CASE WHEN ${d} BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN ${d} END`,
  )
}

/** Months and days beyond their end are counted on. */
export function makeDateSql([y = '', m = '', d = '']: Args): string {
  return inCalendar(
    `CASE WHEN ${y} BETWEEN 1 AND 9999 AND ${m} ${MOVES} AND ${d} ${MOVES} THEN make_date(${y}, 1, 1) + to_months(${m} - 1) + to_days(${d} - 1) END`,
  )
}

export function addDaysSql([x = '', n = '']: Args): string {
  return inCalendar(`CASE WHEN ${n} ${MOVES} THEN CAST(${x} AS DATE) + CAST(${n} AS INTEGER) END`)
}

export function addMonthsSql([x = '', n = '']: Args): string {
  return inCalendar(`CASE WHEN ${n} ${MOVES} THEN CAST(${x} AS DATE) + to_months(${n}) END`)
}

/** To the microsecond. */
export function addTimeSql([x = '', days = '']: Args): string {
  const micros = `TRY_CAST(round(CAST(${days} AS DOUBLE) * 86400000000) AS BIGINT)`
  const moved = `TRY(CAST(${x} AS TIMESTAMP) + to_microseconds(${micros}))`
  return once(moved, t => `CASE WHEN year(${t}) BETWEEN 1 AND 9999 THEN ${t} END`)
}

export function daysBetweenSql([from = '', to = '']: Args): string {
  return `(CAST(${to} AS DATE) - CAST(${from} AS DATE))`
}

export function timeBetweenSql([from = '', to = '']: Args): string {
  return `((epoch_us(CAST(${to} AS TIMESTAMP)) - epoch_us(CAST(${from} AS TIMESTAMP))) / 86400000000::DOUBLE)`
}

/** A month is complete when its day has come again; backwards there is none. */
export function monthsBetweenSql([from = '', to = '']: Args): string {
  return once(`CAST(${from} AS DATE)`, a =>
    once(
      `CAST(${to} AS DATE)`,
      b =>
        `CASE WHEN ${b} >= ${a} THEN (year(${b}) * 12 + month(${b})) - (year(${a}) * 12 + month(${a})) - CASE WHEN day(${b}) < day(${a}) THEN 1 ELSE 0 END END`,
    ),
  )
}

/** Week 1 holds 1 January; `first` is the weekday that weeks begin with. */
export function weekOfYearSql(x: string, first: number): string {
  return once(x, d => `(dayofyear(${d}) + 5 - (isodow(${d}) + ${7 - first}) % 7) // 7 + 1`)
}

export function workdaysSql([from = '', to = '']: Args): string {
  return once(daysSinceMonday(from), a =>
    once(
      daysSinceMonday(to),
      b =>
        `CASE WHEN ${b} >= ${a} THEN ${until(b)} - ${until(`(${a} - 1)`)} ELSE ${until(`(${b} - 1)`)} - ${until(a)} END`,
    ),
  )
}

/** 1 January of year 1 was a Monday, so no day of the calendar is before it. */
function daysSinceMonday(x: string): string {
  return `(CAST(${x} AS DATE) - DATE '0001-01-01' + 7)`
}

/** Working days from the beginning up to that day. */
function until(n: string): string {
  return `(${n} // 7 * 5 + least(${n} % 7 + 1, 5))`
}

export function parseDateSql([x = '', format = '']: Args): string {
  return `CAST(try_strptime(${trimSql(x)}, ${format}) AS DATE)`
}
