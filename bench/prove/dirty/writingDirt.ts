import type { Dirt, DirtyFile, Writing } from './dirtyFile.ts'
import { ALPHABETS, type AlphabetName } from './words.ts'

type Wished = Parameters<NonNullable<Dirt['wish']>>[0]

/** Dirt of how cells are written. */
export const writingDirt = {
  delimiter: {
    wish({ draw, wish, writing }: Wished) {
      writing.setting = draw.of(['delimited', 'delimited', 'delimited', 'delimited', 'spaced', 'fixed'])
      writing.delimiter = draw.of([';', '\t', '|', '^', ', '])
      if (writing.setting === 'delimited') return
      writing.quote = ''
      wish.hasHardTexts = false
    },
  },
  quote: {
    wish({ draw, writing }: Wished) {
      writing.quote = draw.of(['"', "'"])
      writing.quoting = draw.of(['all', 'texts', 'needed'])
    },
  },
  escape: {
    wish({ draw, writing }: Wished) {
      writing.escape = draw.of(['backslash', 'first', 'none', 'doubled'])
      writing.quoting = writing.escape === 'doubled' || writing.escape === 'backslash' ? 'needed' : 'all'
    },
  },
  encoding: {
    wish({ draw, wish, writing }: Wished) {
      const name = draw.of(Object.keys(ALPHABETS) as AlphabetName[])
      wish.alphabet = ALPHABETS[name]
      writing.encoding = draw.of(ALPHABETS[name].encodings)
      const isUnicode = /^utf/.test(writing.encoding)
      writing.hasMark = isUnicode && (writing.encoding === 'utf32le' || draw.chance(0.6))
      writing.lineEnd = draw.of(['\n', '\r\n', '\r\n', '\r'])
    },
  },
  decimalMark: {
    write({ draw, writing }: Omit<DirtyFile, 'lines' | 'expected'>) {
      const [decimal, group] = draw.of([
        [',', '.'],
        [',', ''],
        [',', ' '],
        [',', '\u00a0'],
        ['.', ','],
        ['.', "'"],
        ['.', ' '],
      ] as const)
      Object.assign(writing, { decimal, group })
      if (decimal === ',' && writing.delimiter === ',' && draw.chance(0.6)) writing.delimiter = ';'
      writing.money = draw.of(MONEY)
      writing.negative = draw.of(['minus', 'minus', 'long minus', 'parentheses', 'behind'])
      if (writing.encoding !== 'utf8')
        Object.assign(writing, { negative: 'minus', money: MONEY[0], group: group.trim() })
    },
  },
  dateOrder: {
    write({ draw, writing }: Omit<DirtyFile, 'lines' | 'expected'>) {
      writing.day = draw.of(DAYS)
      if (writing.encoding !== 'utf8') writing.day = DAYS[draw.whole(0, 5)] ?? writing.day
    },
  },
} satisfies Readonly<Record<string, Dirt>>

const MONEY: readonly Writing['money'][] = [
  { before: '', behind: '' },
  { before: '$', behind: '' },
  { before: '', behind: ' €' },
  { before: '£', behind: '' },
  { before: 'CA$', behind: '' },
  { before: '', behind: ' USD' },
  { before: 'EUR ', behind: '' },
  { before: '¥', behind: '' },
]

const months = (names: string) => {
  const all = names.split(' ')
  return (month: string) => all[Number(month) - 1] ?? month
}
const english = months('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec')
const long = months('January February March April May June July August September October November December')
const german = months('Januar Februar März April Mai Juni Juli August September Oktober November Dezember')
const french = months('janvier février mars avril mai juin juillet août septembre octobre novembre décembre')
const spanish = months('enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre')

const DAYS: readonly Writing['day'][] = [
  (y, m, d) => `${d}/${m}/${y}`,
  (y, m, d) => `${m}/${d}/${y}`,
  (y, m, d) => `${d}.${m}.${y}`,
  (y, m, d) => `${Number(m)}/${Number(d)}/${y}`,
  (y, m, d) => `${y}/${m}/${d}`,
  (y, m, d) => `${m}-${d}-${y}`,
  (y, m, d) => `${d}-${m}-${y}`,
  (y, m, d) => `${m}/${d}/${y.slice(2)}`,
  (y, m, d) => `${d}.${m}.${y.slice(2)}`,
  (y, m, d) => `${english(m)} ${Number(d)}, ${y}`,
  (y, m, d) => `${d}-${english(m)}-${y}`,
  (y, m, d) => `${long(m)} ${Number(d)}, ${y}`,
  (y, m, d) => `${Number(d)} ${long(m)}, ${y}`,
  (y, m, d) => `${Number(d)}. ${german(m)} ${y}`,
  (y, m, d) => `${Number(d)} ${french(m)} ${y}`,
  (y, m, d) => `${Number(d)} de ${spanish(m)} de ${y}`,
]
