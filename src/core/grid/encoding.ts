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

/**
 * Digits, delimiters and line ends of UTF-16 have a NUL beside them, of UTF-32 three, always on the same side. Of a text
 * in other letters than Latin ones they are few: there, line ends must be among them.
 */
function nulPattern(head: Uint8Array): Marked | null {
  const n = Math.min(head.length, 65_536) & ~3
  const nuls = [0, 0, 0, 0]
  for (let i = 0; i < n; i++) if (head[i] === 0) nuls[i & 3] = (nuls[i & 3] ?? 0) + 1
  const [a = 0, b = 0, c = 0, d = 0] = nuls
  const units = n / 4
  if (units < 2) return null
  const isHigh = (some: number) => some >= units * NEARLY_ALL
  if (isHigh(c) && isHigh(d) && a <= units * STRAY) return { encoding: 'utf-32le', bomBytes: 0 }
  if (isHigh(a) && isHigh(b) && d <= units * STRAY) return { encoding: 'utf-32be', bomBytes: 0 }
  const lines = lineEnds(head.subarray(0, n))
  if (isSide(b + d, a + c, units * 2, lines.little, lines.big)) return { encoding: 'utf-16le', bomBytes: 0 }
  if (isSide(a + c, b + d, units * 2, lines.big, lines.little)) return { encoding: 'utf-16be', bomBytes: 0 }
  return null
}

const NEARLY_ALL = 0.9
const STRAY = 0.2
const MOSTLY = 0.6
const HARDLY = 0.05
const FEW = 0.04

/** Whether NULs stand on one side of the characters: nearly all of Latin text, and beside line ends of any. */
function isSide(here: number, there: number, characters: number, ends: number, otherEnds: number): boolean {
  if (here > characters * MOSTLY && there < characters * HARDLY) return true
  return here >= characters * FEW && there * 2 <= here && ends > 1 && ends > otherEnds * 10
}

/** Line feeds with a NUL behind (little) and before them (big), at even places. */
function lineEnds(bytes: Uint8Array): { little: number; big: number } {
  const count = { little: 0, big: 0 }
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    if (bytes[i] === 10 && bytes[i + 1] === 0) count.little++
    if (bytes[i] === 0 && bytes[i + 1] === 10) count.big++
  }
  return count
}
