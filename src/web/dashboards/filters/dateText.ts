/** A span of days: from the first, up to but without `to`. ISO dates. */
export interface DaySpan {
  from: string
  to: string
}

const shapes = {
  year: /^(\d{4})$/,
  quarter: /^(\d{4})[-\s]?q([1-4])$/i,
  month: /^(\d{4})[-/.](\d{1,2})$/,
  day: /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
}

/** Reads a year, quarter, month or day as it is typed: 2026, 2026-Q1, 2026-03, 2026-03-05. Null when it is none of them. */
export function readDays(typed: string): DaySpan | null {
  const text = typed.trim()
  const year = shapes.year.exec(text)
  if (year) return span(Number(year[1]), 0, 12)
  const quarter = shapes.quarter.exec(text)
  if (quarter) return span(Number(quarter[1]), (Number(quarter[2]) - 1) * 3, 3)
  const month = shapes.month.exec(text)
  if (month) return inYear(Number(month[2])) ? span(Number(month[1]), Number(month[2]) - 1, 1) : null
  const day = shapes.day.exec(text)
  return day ? oneDay(Number(day[1]), Number(day[2]), Number(day[3])) : null
}

/** The day before a date: how the end of a span is written, which is not in it. */
export function dayBefore(iso: string): string {
  return isoOf(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) - dayMs)
}

const dayMs = 86_400_000
const isoOf = (time: number) => new Date(time).toISOString().slice(0, 10)
const inYear = (month: number) => month >= 1 && month <= 12

function span(year: number, month: number, months: number): DaySpan {
  return { from: isoOf(Date.UTC(year, month, 1)), to: isoOf(Date.UTC(year, month + months, 1)) }
}

function oneDay(year: number, month: number, day: number): DaySpan | null {
  const time = Date.UTC(year, month - 1, day)
  // The 31st of February is no day.
  const isReal = inYear(month) && new Date(time).getUTCMonth() === month - 1
  return isReal ? { from: isoOf(time), to: isoOf(time + dayMs) } : null
}
