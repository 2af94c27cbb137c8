import type { Writer } from '../../../words/writer.ts'
import type { PanelDrawing } from '../drawing.ts'
import { baseline } from '../frame.ts'

const dayMs = 86_400_000
const unitMs: Record<string, number> = {
  year: 365 * dayMs,
  quarter: 90 * dayMs,
  month: 28 * dayMs,
  week: 7 * dayMs,
  day: dayMs,
  hour: dayMs / 24,
  minute: dayMs / 1440,
}

/** Dates where they fall. Labels say the year at its start and the month or day between. */
export function timeAxis(drawing: PanelDrawing): object {
  const { model, width, writer } = drawing
  const categories = model.x?.categories ?? []
  const unit = model.x?.format.timeUnit ?? (typeof categories[0] === 'number' ? 'year' : 'day')
  const shared = baseline(drawing)
  return {
    type: 'time',
    ...shared,
    minInterval: categories.length > 0 ? (unitMs[unit] ?? dayMs) : 1000,
    splitNumber: Math.min(6, Math.max(2, Math.floor(width / 90))),
    axisLabel: {
      ...shared.axisLabel,
      // Clear of the lowest value at one end, of the card's edge at the other.
      alignMinLabel: 'left',
      alignMaxLabel: 'right',
      formatter: (time: number) => timeLabel(writer, time, unit),
    },
  }
}

function timeLabel(writer: Writer, time: number, unit: string): string {
  const date = new Date(time)
  if (unit === 'year') return writer.time(time, 'year')
  const isMidnight = date.getUTCHours() + date.getUTCMinutes() === 0
  if (!isMidnight) return writer.time(time, 'hour', 'axis')
  if (date.getUTCDate() !== 1) return writer.time(time, 'day', 'axis')
  return date.getUTCMonth() === 0 ? writer.time(time, 'year') : writer.month(time)
}
