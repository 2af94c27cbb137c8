/** Advance widths of Inter Regular from space to tilde, in thousandths of the font size. */
const inter = [
  281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610, 618, 646, 593, 620,
  566, 619, 620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601, 590, 746, 743, 269, 571, 672, 565, 903,
  753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682, 679, 629, 365, 360, 365, 471, 456, 323, 562, 612, 571, 612,
  583, 370, 613, 591, 242, 242, 549, 242, 876, 591, 600, 612, 612, 376, 528, 327, 591, 562, 818, 546, 562, 552, 426,
  333, 426, 662,
]
/** Tabular figures are as wide as the widest. */
const digit = 646

/** How wide a text is in Inter, in pixels. Letters beyond ASCII count as wide as the widest of their script. */
export function textWidth(text: string, size = 12): number {
  let thousandths = 0
  for (const letter of text) thousandths += advance(letter)
  return Math.ceil((thousandths * size) / 1000)
}

/** The widest of some texts. */
export function widest(texts: readonly string[], size = 12): number {
  return texts.reduce((most, text) => Math.max(most, textWidth(text, size)), 0)
}

/** A text that fits into a width: cut at its end, with an ellipsis, when it does not. */
export function fitted(text: string, width: number, size = 12): string {
  if (textWidth(text, size) <= width) return text
  let kept = [...text]
  while (kept.length > 1 && textWidth(`${kept.join('')}…`, size) > width) kept = kept.slice(0, -1)
  return `${kept.join('').trimEnd()}…`
}

function advance(letter: string): number {
  if (/\d/.test(letter)) return digit
  const code = letter.codePointAt(0) ?? 0
  if (code < 0x20) return 0
  if (code < 0x7f) return inter[code - 0x20] ?? 600
  if (/[\u2e80-\uffef]/.test(letter) || code > 0xffff) return 1000
  return letter === '…' ? 864 : 680
}
