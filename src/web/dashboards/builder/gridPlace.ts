import type { CSSProperties } from 'react'
import type { Position } from '../../../contract/dashboard.ts'

const rowPx = 24
export const gapPx = 16
/** From the top of one row to the top of the next. */
export const pitchPx = rowPx + gapPx

export const heightPx = (rows: number) => rows * pitchPx - gapPx

/** A place on twelve columns, as lengths: what changes it can be seen moving there. */
export function gridPlace({ x, y, width, height }: Position): CSSProperties {
  const column = `(100% + ${gapPx}px) / 12`
  return {
    left: `calc(${column} * ${x})`,
    width: `calc(${column} * ${width} - ${gapPx}px)`,
    top: y * pitchPx,
    height: heightPx(height),
  }
}
