/**
 * What a text looks like, seen alone. Coarse on purpose: it tells tables from prose, headers from data and one dialect
 * from another; the type of a column is decided elsewhere, from all of its cells.
 */
export type CellShape = 'blank' | 'number' | 'date' | 'boolean' | 'word' | 'other'

const NUMBER =
  /^[([+\u2212-]?\s*(?:[A-Z]{0,3}[$€£¥₹]|[A-Z]{3}\s)?\s*[+\u2212-]?(?:\d{1,3}(?:[ .,'\u00a0\u202f]\d{3})+|\d+)?(?:[.,]\d*)?(?:[eE][+-]?\d+)?\s*(?:%|[$€£¥₹]|[A-Z]{3})?[)\]\u2212-]?$/
const DATE =
  /^(?:\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[AaPp]\.?[Mm]\.?)?)(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[AaPp]\.?[Mm]\.?)?\s?(?:Z|UTC|[+-]\d{2}:?\d{2})?)?$/
const NAMED_DATE =
  /^(?:\d{1,2}[-\s]?)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?[-\s,]*\d{1,4}(?:,?\s+\d{4})?$/i
const BOOLEAN = /^(?:true|false|yes|no)$/i
const MISSING = /^(?:n\/?a|nan|null|none|nil|-{1,3}|#n\/a|\.|\?|\*+)$/i
/** Words, names, codes, mail and web addresses: what an honest cell holds, punctuation of sentences included. */
const WORD = /^[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M} .&/()'’+:@#%$_°*!?=–-]*$/u
const LONGEST_TYPED = 40
const LONGEST_LOOKED_AT = 200

export function cellShape(cell: string | null | undefined): CellShape {
  const text = cell?.trim() ?? ''
  if (text === '' || MISSING.test(text)) return 'blank'
  const typed = text.length <= LONGEST_TYPED ? typedShape(text) : null
  if (typed !== null) return typed
  return text.length <= LONGEST_LOOKED_AT && WORD.test(text) ? 'word' : 'other'
}

function typedShape(text: string): CellShape | null {
  if (/\d/.test(text)) {
    if (NUMBER.test(text)) return 'number'
    return DATE.test(text) || NAMED_DATE.test(text) ? 'date' : null
  }
  return BOOLEAN.test(text) ? 'boolean' : null
}

/** Numbers, dates and truth values: what no column is usually called. */
export function isTyped(shape: CellShape): boolean {
  return shape === 'number' || shape === 'date' || shape === 'boolean'
}
