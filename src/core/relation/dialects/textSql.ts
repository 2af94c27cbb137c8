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

const LONGEST = 32_767
/** Longer than any text of a formula, and as many as the engine takes. */
const FAR = 1_000_000_000

export function cleanSql(x: string): string {
  return `regexp_replace(${x}, '[\\x00-\\x1F\\x7F]', '', 'g')`
}

/** The first or last characters. */
export function endSql(fn: 'left' | 'right', [x = '', n = '']: readonly string[]): string {
  return once(n, count => `CASE WHEN ${count} >= 0 THEN ${fn}(${x}, least(${count}, ${FAR})) END`)
}

export function substringSql([x = '', start = '', n = '']: readonly string[]): string {
  return once(start, from =>
    once(
      n,
      count =>
        `CASE WHEN ${from} >= 1 AND ${count} >= 0 THEN substring(${x}, least(${from}, ${FAR}), least(${count}, ${FAR})) END`,
    ),
  )
}

export function positionSql([x = '', find = '', start = '1']: readonly string[]): string {
  return once(start, from =>
    once(
      `strpos(substring(${x}, least(greatest(${from}, 1), ${FAR})), ${find})`,
      at => `CASE WHEN ${from} < 1 OR ${at} = 0 THEN ${at} * 0 ELSE ${at} + ${from} - 1 END`,
    ),
  )
}

export function beforeSql([x = '', find = '']: readonly string[]): string {
  return once(x, t => once(`strpos(${t}, ${find})`, at => `CASE WHEN ${at} > 0 THEN left(${t}, ${at} - 1) END`))
}

export function afterSql([x = '', find = '']: readonly string[]): string {
  return once(x, t =>
    once(find, f =>
      once(`strpos(${t}, ${f})`, at => `CASE WHEN ${at} > 0 THEN substring(${t}, ${at} + length(${f})) END`),
    ),
  )
}

/** Asked before it is made: repeated repetitions would fill any memory. */
export function repeatSql([x = '', n = '']: readonly string[]): string {
  return once(x, t =>
    once(
      n,
      count =>
        `CASE WHEN ${count} >= 0 AND (length(${t}) = 0 OR ${count} <= ${LONGEST} // length(${t})) THEN repeat(${t}, ${count}) END`,
    ),
  )
}

export function concatSql(args: readonly string[]): string {
  return shortEnough(`concat(${args.join(', ')})`)
}

export function joinSql([between = '', ...args]: readonly string[]): string {
  const filled = `list_filter([${args.join(', ')}], lambda __t: __t <> '')`
  return shortEnough(`array_to_string(${filled}, ${between})`)
}

function shortEnough(text: string): string {
  return once(text, t => `CASE WHEN length(${t}) <= ${LONGEST} THEN ${t} END`)
}
