/** The search part of an address as plain texts: a token of digits stays a text. */
export function readSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search))
}

export function writeSearch(search: Record<string, unknown>): string {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
  const written = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString()
  return written ? `?${written}` : ''
}
