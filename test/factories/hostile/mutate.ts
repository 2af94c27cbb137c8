import type { HonestKind } from './honest.ts'
import { unzip, type ZipPart, zipOf } from './zipParts.ts'

export interface Mutated {
  kind: HonestKind
  bytes: Buffer
  /** What was done to it. */
  recipe: string[]
}

const ZIPS: ReadonlySet<HonestKind> = new Set(['xlsx', 'xlsb', 'ods', 'zip'])
const MOST_CHANGES = 3

type Next = (below: number) => number
type Change = (bytes: Buffer, next: Next) => Buffer

/** Numbers below a bound, the same for the same seed (mulberry32). */
function numbers(seed: number): Next {
  let a = seed
  return below => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** Some bytes from a place, a few or many. */
function stretch(bytes: Buffer, next: Next): [from: number, to: number] {
  const from = next(bytes.length)
  return [from, Math.min(bytes.length, from + 1 + next(next(2) === 0 ? 16 : bytes.length))]
}

const BYTES: Readonly<Record<string, Change>> = {
  flip: (bytes, next) => {
    const out = Buffer.from(bytes)
    for (let n = 1 + next(8); n > 0 && out.length > 0; n--) {
      const at = next(out.length)
      out[at] = (out[at] ?? 0) ^ (1 << next(8))
    }
    return out
  },
  overwrite: (bytes, next) => {
    const out = Buffer.from(bytes)
    const [from, to] = stretch(out, next)
    for (let i = from; i < Math.min(to, from + 64); i++) out[i] = next(256)
    return out
  },
  cut: (bytes, next) => bytes.subarray(0, next(bytes.length)),
  behead: (bytes, next) => bytes.subarray(next(Math.min(64, bytes.length))),
  remove: (bytes, next) => {
    const [from, to] = stretch(bytes, next)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
  },
  double: (bytes, next) => {
    const [from, to] = stretch(bytes, next)
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)])
  },
  move: (bytes, next) => {
    const [from, to] = stretch(bytes, next)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to), bytes.subarray(from, to)])
  },
  zero: (bytes, next) => {
    const [from, to] = stretch(bytes, next)
    return Buffer.from(bytes).fill(0, from, to)
  },
  extreme: (bytes, next) => {
    const out = Buffer.from(bytes)
    const at = next(Math.max(1, out.length - 4))
    if (out.length >= 4) out.writeInt32LE([-1, 0, 0x7fffffff, 0x10000][next(4)] ?? 0, at)
    return out
  },
}

const MARKS = ['<', '>', '"', '/', '{', '}', '[', ']', ',', ':', '\n', '\u0000', '\ufeff', '&', ';', '=']
const WORDS = [
  '-1',
  '1e999',
  '99999999999999999999',
  'NaN',
  '&#xD800;',
  '&#0;',
  ']]>',
  '<!--',
  '<![CDATA[',
  'true',
  'null',
]

const TEXTS: Readonly<Record<string, Change>> = {
  loseMark: (bytes, next) => {
    const at = bytes.indexOf(MARKS[next(MARKS.length)] ?? '<', next(bytes.length))
    return at < 0 ? bytes : Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)])
  },
  addMark: (bytes, next) => inserted(bytes, MARKS[next(MARKS.length)] ?? '<', next),
  addWord: (bytes, next) => inserted(bytes, WORDS[next(WORDS.length)] ?? '-1', next),
  number: (bytes, next) => {
    const text = bytes.toString('latin1')
    const found = [...text.matchAll(/\d+/g)]
    const match = found[next(found.length)]
    if (match === undefined) return bytes
    const word = WORDS[next(WORDS.length)] ?? '-1'
    return Buffer.from(text.slice(0, match.index) + word + text.slice(match.index + match[0].length), 'latin1')
  },
  tag: (bytes, next) => {
    const text = bytes.toString('latin1')
    const tags = [...text.matchAll(/<[^<>]*>/g)]
    const [one, other] = [tags[next(tags.length)], tags[next(tags.length)]]
    if (one === undefined || other === undefined) return bytes
    return Buffer.from(text.slice(0, one.index) + other[0] + text.slice(one.index + one[0].length), 'latin1')
  },
}

function inserted(bytes: Buffer, text: string, next: Next): Buffer {
  const at = next(bytes.length)
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(text), bytes.subarray(at)])
}

const PARTS: Readonly<Record<string, (parts: ZipPart[], next: Next) => ZipPart[]>> = {
  swap: (parts, next) => {
    const [i, j] = [next(parts.length), next(parts.length)]
    return parts.map((part, k) => ({ ...part, content: parts[k === i ? j : k === j ? i : k]?.content ?? part.content }))
  },
  drop: (parts, next) => parts.filter((_, i) => i !== next(parts.length)),
  twice: (parts, next) => [...parts, parts[next(parts.length)] ?? { name: 'x', content: Buffer.alloc(0) }],
  rename: (parts, next) => {
    const i = next(parts.length)
    return parts.map((part, k) => (k === i ? { ...part, name: `${part.name}${next(9)}` } : part))
  },
  empty: (parts, next) => {
    const i = next(parts.length)
    return parts.map((part, k) => (k === i ? { ...part, content: Buffer.alloc(0) } : part))
  },
}

/** An honest file, spoilt in one to three ways; the same for the same seed. */
export function mutate(honest: Readonly<Record<HonestKind, Buffer>>, seed: number): Mutated {
  const next = numbers(seed)
  const kinds = Object.keys(honest) as HonestKind[]
  const kind = kinds[next(kinds.length)] ?? 'csv'
  const recipe: string[] = []
  let bytes = honest[kind]
  // What is inside a zip is reached by unpacking it: a flipped bit alone fails its sums.
  const isInside = ZIPS.has(kind) && next(4) > 0
  if (isInside) bytes = mutateInside(bytes, next, recipe)
  else for (let n = 1 + next(MOST_CHANGES); n > 0; n--) bytes = changed(bytes, next, recipe)
  return { kind, bytes, recipe }
}

function mutateInside(zip: Buffer, next: Next, recipe: string[]): Buffer {
  let parts = unzip(zip)
  for (let n = 1 + next(MOST_CHANGES); n > 0; n--) {
    if (next(4) === 0) {
      const [name, change] = pick(PARTS, next)
      recipe.push(name)
      parts = change(parts, next)
      continue
    }
    const i = next(parts.length)
    parts = parts.map((part, k) => (k === i ? { ...part, content: changed(part.content, next, recipe) } : part))
  }
  return zipOf(parts)
}

function changed(bytes: Buffer, next: Next, recipe: string[]): Buffer {
  if (bytes.length === 0) return bytes
  const [name, change] = pick(next(2) === 0 ? BYTES : TEXTS, next)
  recipe.push(name)
  return change(bytes, next)
}

function pick<T>(choices: Readonly<Record<string, T>>, next: Next): [string, T] {
  const all = Object.entries(choices)
  return all[next(all.length)] ?? (all[0] as [string, T])
}
