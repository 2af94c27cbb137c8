import type { MergedRange } from '../../../core/grid/mergedRange.ts'

/** A range as a workbook writes it: "A1:B2". */
export function rangeText({ top, left, bottom, right }: MergedRange): string {
  return `${letters(left)}${top + 1}:${letters(right)}${bottom + 1}`
}

/** 0 is 'A'. */
function letters(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest === 0 ? '' : letters(rest - 1)) + String.fromCharCode(65 + (column % 26))
}
