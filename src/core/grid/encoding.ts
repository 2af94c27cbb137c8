export interface Marked {
  /** As iconv knows it. */
  encoding: string
  bomBytes: number
}

/** The encoding a byte order mark tells, or the pattern of NUL bytes of UTF-16 without one; null when neither does. */
export function markedEncoding(head: Uint8Array): Marked | null {
  const [a, b, c, d] = head
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', bomBytes: 3 }
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { encoding: 'utf-32le', bomBytes: 4 }
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: 'utf-32be', bomBytes: 4 }
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', bomBytes: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', bomBytes: 2 }
  return nulPattern(head)
}

/** Text of Latin letters in UTF-16 has a NUL in every other byte. */
function nulPattern(head: Uint8Array): Marked | null {
  const n = Math.min(head.length, 65_536) & ~1
  let even = 0
  let odd = 0
  for (let i = 0; i < n; i += 2) {
    if (head[i] === 0) even++
    if (head[i + 1] === 0) odd++
  }
  const half = n / 2
  if (half >= 4 && odd > half * 0.6 && even < half * 0.05) return { encoding: 'utf-16le', bomBytes: 0 }
  if (half >= 4 && even > half * 0.6 && odd < half * 0.05) return { encoding: 'utf-16be', bomBytes: 0 }
  return null
}
