import type { ComparedGroup } from '../../../contract/analysis/compare.ts'
import type { Message } from '../../../contract/message.ts'
import { pText } from '../regress/pText.ts'
import type { Compared } from './compared.ts'

const LEVEL = 0.05

/** The answer in one sentence. */
export function answerOf(compared: Compared, groups: readonly ComparedGroup[]): Message {
  const { outcome, value } = compared
  const [first, second] = groups
  if (outcome.p === null || !first || !second)
    return { code: 'analysis.compare.unknown', params: { value: value.name } }
  const words = { value: value.name, by: compared.by, groups: groups.length, p: pText(outcome.p) }
  if (outcome.p >= LEVEL)
    return groups.length === 2
      ? {
          code: paired(compared, 'analysis.compare.same'),
          params: { ...words, first: first.level, second: second.level },
        }
      : { code: 'analysis.compare.sameAll', params: words }
  return differing(compared, groups, words)
}

function differing(compared: Compared, groups: readonly ComparedGroup[], words: Message['params']): Message {
  const { test, difference, interval } = compared.outcome
  const isRanked = test === 'mannWhitney' || test === 'wilcoxon' || test === 'kruskalWallis'
  const params = { ...words, ...ends(groups, isRanked ? 'median' : 'mean') }
  if (groups.length > 2)
    return { code: isRanked ? 'analysis.compare.differsRanked' : 'analysis.compare.differs', params }
  if (isRanked)
    return { code: paired(compared, 'analysis.compare.larger'), params: { ...params, ...rankedEnds(compared, groups) } }
  const bounds = (interval ?? [0, 0]).map(Math.abs).sort((a, b) => a - b)
  const [from = 0, to = 0] = bounds
  return {
    code: paired(compared, 'analysis.compare.higher'),
    params: { ...params, difference: Math.abs(difference ?? 0), from, to },
  }
}

/** Two columns row by row have sentences of their own. */
const paired = ({ groupColumn }: Compared, code: string) => (groupColumn === null ? `${code}Paired` : code)

/** The groups with the highest and the lowest average or middle value. */
export function ends(groups: readonly ComparedGroup[], by: 'mean' | 'median'): Message['params'] {
  const sorted = [...groups].sort((a, b) => (b[by] ?? 0) - (a[by] ?? 0))
  const [high, low] = [sorted[0], sorted.at(-1)]
  return {
    ...{ high: high?.level ?? null, highMean: high?.mean ?? null, highMedian: high?.median ?? null },
    ...{ low: low?.level ?? null, lowMean: low?.mean ?? null, lowMedian: low?.median ?? null },
  }
}

/** Which of two outranks the other; middle values may be equal, or even the other way round. */
function rankedEnds({ outcome }: Compared, [first, second]: readonly ComparedGroup[]): Message['params'] {
  const isFirst = (outcome.effects.find(({ measure }) => measure === 'rankBiserial')?.value ?? 0) > 0
  const [high, low] = isFirst ? [first, second] : [second, first]
  return {
    ...{ high: high?.level ?? null, highMedian: high?.median ?? null },
    ...{ low: low?.level ?? null, lowMedian: low?.median ?? null },
  }
}

/** How large it is, and which pairs differ. */
export function remarksOf({ outcome, by, value, samples }: Compared): Message[] {
  const effect = (measure: string) => outcome.effects.find(own => own.measure === measure)?.value
  const g = effect('hedgesG') ?? effect('cohenD')
  const share = effect('eta2') ?? effect('epsilon2')
  const isTold = outcome.p !== null && outcome.p < LEVEL
  const pairs = outcome.postHoc?.pairs ?? []
  const count = pairs.filter(({ p }) => p < LEVEL).length
  return [
    ...(isTold && g !== undefined ? [{ code: sizeOf(Math.abs(g)), params: { g: Math.abs(g) } }] : []),
    ...(isTold && share !== undefined
      ? [{ code: 'analysis.compare.explains', params: { by, share: Math.min(1, share), value: value.name } }]
      : []),
    ...(isTold && samples.length > 2
      ? [{ code: 'analysis.compare.pairsDiffer', params: { count, pairs: pairs.length } }]
      : []),
  ]
}

/** Cohen (1988), Statistical Power Analysis for the Behavioral Sciences. */
function sizeOf(g: number): string {
  if (g < 0.5) return 'analysis.compare.small'
  return g < 0.8 ? 'analysis.compare.medium' : 'analysis.compare.large'
}
