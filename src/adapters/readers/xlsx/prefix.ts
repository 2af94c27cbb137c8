/** The namespace prefix of a part's root element with its colon; '' without one. Every element we read shares it. */
export function prefixOf(xml: string): string {
  return /^<([\w-]{1,40}:)/.exec(xml)?.[1] ?? ''
}
