import { fitted, textWidth } from '../echarts/textWidth.ts'
import { element } from './element.ts'

/** A text in at most two lines, cut at words; the rest of a longer one is cut off. */
export function lines(text: string, width: number, size: number): string[] {
  if (textWidth(text, size) <= width) return [text]
  const words = text.split(' ')
  let first = ''
  while (words[0] !== undefined && textWidth(`${first} ${words[0]}`, size) <= width)
    first = `${first} ${words.shift()}`.trim()
  return first === '' ? [fitted(text, width, size)] : [first, fitted(words.join(' '), width, size)]
}

/** Markup at another place; nothing of nothing. */
export function moved(x: number, y: number, markup: string): string {
  return markup === '' ? '' : element('g', { transform: `translate(${x} ${y})` }, markup)
}
