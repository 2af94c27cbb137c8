import type { Column } from '../../contract/column.ts'
import type { Act } from './act.ts'
import type { ColumnOption } from './columnLinks.ts'
import type { DateSpan } from './dateSpan.ts'
import type { Token } from './token.ts'
import type { ValueOption } from './valueLinks.ts'

/** A number as it was said. */
export interface NumberSense {
  number: number
  isMoney: boolean
  isPercent?: boolean | undefined
  /** "30+". */
  isOrMore?: boolean | undefined
  /** The number before its "million". */
  mantissa?: number | undefined
}

/** What a stretch of a question may be. */
export type Sense =
  | { kind: 'act'; act: Act }
  | { kind: 'column'; options: ColumnOption[] }
  | { kind: 'value'; options: ValueOption[] }
  | { kind: 'rows' }
  | ({ kind: 'number' } & NumberSense)
  | { kind: 'date'; span: DateSpan }
  /** An adjective that speaks of a column: older, cheapest. */
  | { kind: 'quality'; about: ColumnOption[]; direction: 'asc' | 'desc'; degree: 'more' | 'most' }
  | { kind: 'unit'; isMoney: boolean }
  | { kind: 'filler' }
  | { kind: 'verb' }
  /** Words to look for in a column of text. */
  | { kind: 'search'; column: Column }
  | { kind: 'unknown' }

/** A stretch of a question with what it was taken for. */
export type Piece = Sense & {
  /** Places in the list of tokens: from the first to before the last. */
  from: number
  to: number
  start: number
  end: number
  text: string
  tokens: readonly Token[]
}
