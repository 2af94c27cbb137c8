import type { Message } from '../../../contract/message.ts'
import { pText } from '../regress/pText.ts'
import type { Contingency } from './contingency.ts'

/** How two columns of groups hang together, in one sentence; `p` where a better test than chi-square was made. */
export function associationWords(test: Contingency | null, names: [string, string], p = test?.p ?? 1): Message {
  const [first, second] = names
  if (test === null) return { code: 'analysis.association.single', params: { first, second } }
  const params = { first, second, v: test.vCorrected, p: pText(p) }
  return { code: p < 0.05 ? strengthOf(test.vCorrected) : 'analysis.association.none', params }
}

/** Cohen (1988), Statistical Power Analysis, for V of small tables. */
function strengthOf(v: number): string {
  if (v < 0.1) return 'analysis.association.hardly'
  if (v < 0.3) return 'analysis.association.weak'
  return v < 0.5 ? 'analysis.association.moderate' : 'analysis.association.strong'
}
