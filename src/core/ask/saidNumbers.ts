import { type Candidate, WEIGHT } from './candidate.ts'
import type { NumberSense } from './piece.ts'
import { singular, type Token } from './token.ts'

const quartiles: Readonly<Record<string, number>> = {
  lower: 0.25,
  first: 0.25,
  bottom: 0.25,
  upper: 0.75,
  third: 0.75,
  top: 0.75,
}

/** "90th percentile of", "p95", "the upper quartile". */
export function quantilesAt(words: readonly string[], i: number): Candidate[] {
  const [word = '', next = ''] = words.slice(i, i + 2)
  const one = (p: number, length: number): Candidate => ({
    length,
    weight: WEIGHT.date * length + 0.2,
    sense: { kind: 'act', act: { act: 'aggregate', aggregate: 'quantile', p } },
  })
  const short = /^p(\d{2})$/.exec(word)?.[1]
  if (short) return [one(Number(short) / 100, 1)]
  const nth = /^(\d{1,2})(st|nd|rd|th)?$/.exec(word)?.[1]
  if (nth && /^(percentile|quantile)$/.test(next)) return [one(Number(nth) / 100, 2)]
  const p = quartiles[word]
  return p !== undefined && next === 'quartile' ? [one(p, 2)] : []
}

const large: Readonly<Record<string, number>> = { hundred: 1e2, thousand: 1e3, grand: 1e3, million: 1e6, billion: 1e9 }

/** A number with what goes with it: "3 million", "20 percent", "30+". */
export function numbersAt(tokens: readonly Token[], i: number): Candidate[] {
  const [token, next] = tokens.slice(i, i + 2)
  if (!token || token.number === null) return []
  const { number, isMoney, text } = token
  const suffixed = /^(.*\d)(k|m|bn)$/i.exec(text)?.[1]
  const mantissa = suffixed === undefined ? undefined : Number(suffixed.replaceAll(/[^\d.]/g, ''))
  const alone = { number, isMoney, isPercent: text.endsWith('%'), mantissa }
  const one = (length: number, sense: Partial<NumberSense>): Candidate => ({
    length,
    weight: (WEIGHT.number + 0.2) * length,
    sense: { kind: 'number', ...alone, ...sense },
  })
  const times = large[singular(next?.word ?? '')]
  return [
    { ...one(1, {}), weight: WEIGHT.number },
    ...(times === undefined || number >= 1000 ? [] : [one(2, { number: number * times, mantissa: number })]),
    ...(next && ['percent', 'pct', '%'].includes(next.word) ? [one(2, { isPercent: true })] : []),
    ...(next?.text === '+' && next.start === token.end && tokens[i + 2]?.number == null
      ? [one(2, { isOrMore: true })]
      : []),
  ]
}
