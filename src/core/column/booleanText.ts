import { type Family, type TextCount, trimCell } from './family.ts'

/** Said by one of them alone, too. */
const CERTAIN: readonly (readonly [string, string])[] = [
  ['true', 'false'],
  ['yes', 'no'],
]
/** Need both of them: F alone is as often "female", and "da" is a word of many meanings. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['y', 'n'],
  ['t', 'f'],
  ...(
    'ja/nein j/n wahr/falsch oui/non o/n vrai/faux sí/no si/no s/n verdadero/falso sim/não sim/nao verdadeiro/falso sì/no vero/falso ' +
    'ja/nee ja/nej ja/nei sant/falskt tak/nie prawda/fałsz ano/ne да/нет истина/ложь evet/hayır evet/hayir kyllä/ei 是/否 はい/いいえ ' +
    '예/아니오 ✓/✗ ✔/✘ ✓/✘ ✔/✗ ✅/❌ ☑/☐ on/off'
  )
    .split(' ')
    .map(pair => {
      const [yes = '', no = ''] = pair.split('/')
      return [yes, no] as const
    }),
]

/** Every pair of words for true and false that the texts hold. */
export function proposeBooleans(texts: readonly TextCount[]): Family[] {
  const words = new Set(texts.slice(0, 200).map(({ text }) => trimCell(text).toLowerCase()))
  const trim = texts.some(({ text }) => trimCell(text) !== text)
  const pairs = [
    ...CERTAIN.filter(([yes, no]) => words.has(yes) || words.has(no)),
    ...PAIRS.filter(([yes, no]) => words.has(yes) && words.has(no)),
  ]
  return pairs.map(([yes, no]) => ({ kind: 'boolean', yes, no, trim }))
}

/** Words for true and false a person may mean: the ones the texts hold, 1 and 0. */
export function allBooleans(texts: readonly TextCount[]): Family[] {
  return [
    ...proposeBooleans(texts).map(family => ({ ...family, trim: true })),
    ...[...CERTAIN, ['1', '0'] as const].map(([yes, no]) => ({ kind: 'boolean' as const, yes, no, trim: true })),
  ]
}
