/** What counts as a blank: the white space of ECMAScript, for `trim`. A constant of the text, quoted. */
export const BLANKS = `'\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'`

/** A text without blanks at its ends. */
export function trimSql(x: string): string {
  return `trim(${x}, ${BLANKS})`
}
