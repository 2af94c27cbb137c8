import { createContext, useContext } from 'react'
import type { OriginalKind, OriginalRow } from '../../../../contract/original.ts'

/** Cells of the file that a line of the receipt is about: what is named narrows them down. */
export interface Lit {
  kinds?: readonly OriginalKind[]
  columnId?: string
  rows?: readonly number[]
  /** Only cells that could not be typed. */
  isRejected?: boolean
}

interface Lighting {
  light: (lit: Lit | null) => void
  /** Brings a row of the file into view. */
  reveal: (row: number) => void
}

const LightingContext = createContext<Lighting>({ light: () => {}, reveal: () => {} })

/** Gives the lines of a receipt the file beside them. */
export const LightingProvider = LightingContext.Provider

export function useLighting(): Lighting {
  return useContext(LightingContext)
}

/** Whether a cell is one of those; `columnId` is null where no column of the table stands. */
export function isLit(lit: Lit | null, row: OriginalRow, columnId: string | null): boolean {
  if (lit === null) return false
  const { kinds, columnId: column, rows, isRejected } = lit
  if (rows && !rows.includes(row.row)) return false
  if (kinds && !kinds.includes(row.kind)) return false
  if (column !== undefined && column !== columnId) return false
  // A whole column is its cells, not what stands above and below the table.
  if (column !== undefined && !rows && !kinds && row.kind !== 'data' && row.kind !== 'header') return false
  return !isRejected || (columnId !== null && row.rejected.includes(columnId))
}
