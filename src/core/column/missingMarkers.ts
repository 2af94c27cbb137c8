/**
 * Texts that stand for "missing". In a column of numbers, dates or booleans every marker is missing. In a column of
 * text only the certain ones are; `NA` and the marks made of signs are judged by the column (`isMissingInText`), and
 * `none` stays a category, because it is one as often as not.
 */
const CERTAIN = [
  '',
  'n/a',
  'n.a.',
  'n/a.',
  '#n/a',
  '#n/a n/a',
  '#na',
  '<na>',
  '<null>',
  '(null)',
  '[null]',
  'null',
  'nan',
  '-nan',
  'nat',
  '(blank)',
  '\\n',
]
const SIGNS = [
  '-',
  '--',
  '---',
  '–',
  '—',
  '?',
  '??',
  '.',
  '..',
  '...',
  '…',
  '*',
  '**',
  '***',
  '****',
  '*****',
  '******',
]
const DOUBTFUL = [
  'na',
  'none',
  'nil',
  'missing',
  'unknown',
  'not available',
  'not applicable',
  'not reported',
  'tbd',
  'no data',
  'nd',
  'n.d.',
  'n/d',
  's/d',
  'k.a.',
  'k. a.',
  'n.v.',
  'unbekannt',
  'inconnu',
  'desconocido',
  'blank',
  'empty',
  '<none>',
  '(none)',
  '#value!',
  '#ref!',
  '#div/0!',
  '#num!',
  '#name?',
  '#null!',
]

const certain = new Set(CERTAIN)
const signs = new Set(SIGNS)

/** Every marker in lower case: what may stand for "missing" in a column that is not text. */
export const MISSING_MARKERS: readonly string[] = [...CERTAIN, ...SIGNS, ...DOUBTFUL]

/** Markers worth looking for in a column of text. */
export const TEXT_MARKERS: readonly string[] = [...CERTAIN, ...SIGNS, 'na']

/** No marker takes more bytes, blanks around it included. */
export const LONGEST_MARKER = 24

const all = new Set(MISSING_MARKERS)

/** Whether a trimmed text stands for "missing" in a column of numbers, dates or booleans. */
export function isMissing(text: string): boolean {
  return all.has(text.toLowerCase())
}

/** What the other cells of a text column look like; counts of cells, markers left out. */
export interface TextSurroundings {
  cells: number
  /** Cells of one to three capital letters: `NA` may be Namibia, sodium or North America among them. */
  shortCodes: number
  /** Cells made of signs alone: `-` may be the opposite of `+` among them. */
  signs: number
}

/**
 * Whether a trimmed text stands for "missing" in a column of text.
 *
 * Certain markers do, but "Null" and "Nan", written like names, do not. `NA` does unless half of the column is short
 * capital codes; `-` and its like do unless other cells are made of signs too.
 */
export function isMissingInText(text: string, around: TextSurroundings): boolean {
  if (text === 'Null' || text === 'Nan' || text === 'Nat') return false
  const lower = text.toLowerCase()
  if (certain.has(lower)) return true
  if (signs.has(lower)) return around.signs === 0
  return text === 'NA' && around.shortCodes * 2 < around.cells
}
