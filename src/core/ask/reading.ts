import type { Column } from '../../contract/column.ts'
import type { Message } from '../../contract/message.ts'
import type { Filter } from '../../contract/plan.ts'
import type { Act } from './act.ts'
import type { Piece } from './piece.ts'
import type { Subject } from './subject.ts'
import { emptyWish, type Wish } from './wish.ts'

/** Something that must be asked back: at a piece of the text, or of the whole. */
export interface Doubt {
  about: 'measure' | 'condition' | 'column' | 'value' | 'time' | 'sides' | 'aggregate'
  piece: Piece | null
  columns: Column[]
  /** What each choice is called by, when it is not a column. */
  values?: { column: Column; value: string | number | boolean }[]
}

/** The state of a question while it is read: pieces are used up one by one. */
export interface Reading {
  subject: Subject
  pieces: readonly Piece[]
  wish: Wish
  used: Map<Piece, Message>
  doubts: Doubt[]
  /** Who does something more is asked: of each on average. */
  asksWhoMore: boolean
  /** What the pieces of a comparison with a number were held against. */
  compared: Map<Piece, Column>
  /** Each lowers the confidence: 1 is none. */
  factors: number[]
  chosen: Chosen
}

/** What a person chose when asked back about more than one stretch. */
export interface Chosen {
  measure: Column | 'rows' | null
  /** Whether what "and" joins is meant each by itself. */
  sides: 'apart' | 'together' | null
  /** Whether groups are held against each other by their totals or by their averages. */
  aggregate: 'sum' | 'mean' | null
}

export function beginReading(subject: Subject, pieces: readonly Piece[], chosen: Chosen): Reading {
  return {
    subject,
    pieces,
    wish: emptyWish(),
    used: new Map(),
    asksWhoMore: false,
    compared: new Map(),
    doubts: [],
    factors: [],
    chosen,
  }
}

export const isFree = (reading: Reading, piece: Piece): boolean => !reading.used.has(piece)

export function take(reading: Reading, piece: Piece, code: string, params: Message['params'] = {}): void {
  reading.used.set(piece, { code, params })
}

export type Acting = Piece & { kind: 'act' }
export const isAct = (piece: Piece | undefined, ...names: Act['act'][]): piece is Acting =>
  piece?.kind === 'act' && names.includes(piece.act.act)

/** The pieces of one act that are still free. */
export function actsOf(reading: Reading, ...names: Act['act'][]): Acting[] {
  return reading.pieces.filter((piece): piece is Acting => isAct(piece, ...names) && isFree(reading, piece))
}

export const has = (reading: Reading, ...names: Act['act'][]): boolean =>
  reading.pieces.some(piece => isAct(piece, ...names))

/** Whether groups are asked for: "by region", unlike "by Northlight", who made it. */
export const isParted = (reading: Reading): boolean =>
  reading.pieces.some(piece => isAct(piece, 'by') && after(reading, piece)?.kind !== 'value')

const isSilent = (piece: Piece | undefined): boolean =>
  piece?.kind === 'filler' || piece?.kind === 'verb' || piece?.kind === 'unit'

/** The next piece that says something, and the one before. */
export function after(reading: Reading, piece: Piece, step: 1 | -1 = 1): Piece | undefined {
  let i = reading.pieces.indexOf(piece) + step
  while (isSilent(reading.pieces[i])) i += step
  return reading.pieces[i]
}

/** The unit behind a number: "5 kg". */
export function unitBehind(reading: Reading, last: Piece) {
  const piece = reading.pieces[reading.pieces.indexOf(last) + 1]
  return piece?.kind === 'unit' ? piece : null
}

export const columnOf = (piece: Piece | undefined): Column | null =>
  piece?.kind === 'column' ? (piece.options[0]?.column ?? null) : null

export function addFilter(reading: Reading, filter: Filter): void {
  const known = JSON.stringify(filter)
  if (!reading.wish.filters.some(one => JSON.stringify(one) === known)) reading.wish.filters.push(filter)
}
