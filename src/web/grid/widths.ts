import { useState } from 'react'
import type { Column } from '../../contract/column.ts'
import { textWidth } from '../../core/chart/echarts/textWidth.ts'
import { cellText } from './cellText.ts'

export const leastWidth = 64
export const mostWidth = 800

/** How wide a column starts: its name, and what most of its values need. */
export function widthOf(column: Column): number {
  const values = column.profile.top.slice(0, 10).map(({ value }) => textWidth(cellText(column, value)))
  const ends = [column.profile.min, column.profile.max].map(value => textWidth(cellText(column, value)))
  const needed = Math.max(textWidth(column.name) + 76, 24 + Math.max(0, ...values, ...ends))
  return Math.round(Math.min(280, Math.max(96, needed)))
}

/** The widths of columns, as they start and as somebody made them. */
export function useWidths(columns: readonly Column[]) {
  const [changed, setChanged] = useState<Record<string, number>>({})
  return {
    widths: columns.map(column => changed[column.id] ?? widthOf(column)),
    resize: (columnId: string, width: number) =>
      setChanged(old => ({ ...old, [columnId]: Math.round(Math.min(mostWidth, Math.max(leastWidth, width))) })),
  }
}
