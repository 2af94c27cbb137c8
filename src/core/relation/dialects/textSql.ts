import { BLANKS, trimSql } from './blanks.ts'
import { once } from './once.ts'

const WORD = `[\\pL\\pM\\pN]+([''’]\\pL{1,2}\\b)?`

/** A text with its runs of blanks made one space, and none at its ends. */
export function squeezeSql(x: string): string {
  return `regexp_replace(${trimSql(x)}, '[' || ${BLANKS} || ']+', ' ', 'g')`
}

/** A word is a run of letters, marks and digits, with an apostrophe and one or two letters when they end it: Don't. */
export function titleSql(x: string): string {
  const words = `regexp_extract_all(lower(${x}), '${WORD}|[^\\pL\\pM\\pN]+')`
  return `array_to_string(list_transform(${words}, lambda __w: upper(__w[1]) || __w[2:]), '')`
}

/** With TRUE as the last argument capitals and small letters are alike. */
export function replaceSql([x = '', find = '', put = '', folded]: readonly string[]): string {
  if (folded !== 'TRUE') return `replace(${x}, ${find}, ${put})`
  return `regexp_replace(${x}, regexp_escape(${find}), replace(${put}, '\\', '\\\\'), 'gi')`
}

/** With TRUE as the last argument the piece and all after it. */
export function splitPartSql([x = '', by = '', n = '', rest]: readonly string[]): string {
  const pieces = `string_split(${x}, ${by})`
  if (rest !== 'TRUE') return `${pieces}[${n}]`
  return once(pieces, p => `CASE WHEN len(${p}) >= ${n} THEN array_to_string(${p}[${n}:], ${by}) END`)
}
