import { type Candidate, type Links, WEIGHT } from './candidate.ts'
import type { ColumnOption } from './columnLinks.ts'
import { type Adjective, adjectives } from './synonyms.ts'
import type { Token } from './token.ts'

const turned = { asc: 'desc', desc: 'asc' } as const
const leads = { most: 'most', more: 'more', least: 'most', less: 'more' } as const

/** "oldest", "more expensive", "least heavy": an adjective of a column that the table has. */
export function qualityAt(tokens: readonly Token[], i: number, links: Links): Candidate | null {
  const [token] = tokens.slice(i, i + 1)
  const said = token && adjectiveAt(tokens, i)
  const meant = said && spokenOf(said.known, token, links)
  if (!said || !meant) return null
  const direction = said.isTurned ? turned[meant.direction] : meant.direction
  return {
    length: said.length,
    weight: WEIGHT.quality * said.length + 0.2,
    sense: { kind: 'quality', about: meant.about, direction, degree: said.degree },
  }
}

/** "how heavy": the number itself. */
export function howAt(tokens: readonly Token[], i: number, links: Links): Candidate | null {
  const [how, named] = tokens.slice(i, i + 2)
  const known = how?.word === 'how' && named ? adjectives[named.word] : undefined
  const options =
    known && named ? known.about.map(word => numbersCalled({ ...named, text: word, word, stem: word }, links)) : []
  const [found] = options.filter(one => one.length > 0)
  return found ? { length: 2, weight: 2 * WEIGHT.quality, sense: { kind: 'column', options: found } } : null
}

interface Said {
  known: Adjective
  degree: 'more' | 'most'
  length: number
  /** "least", "less". */
  isTurned: boolean
}

function adjectiveAt(tokens: readonly Token[], i: number): Said | null {
  const [word = '', next = '', third = ''] = tokens.slice(i, i + 3).map(token => token.word)
  const degree = leads[word as keyof typeof leads] as Said['degree'] | undefined
  if (degree === undefined) return inflected(word)
  const isFuel = next === 'fuel'
  const known = adjectives[isFuel ? third : next]
  return known ? { known, degree, length: isFuel ? 3 : 2, isTurned: word === 'least' || word === 'less' } : null
}

function inflected(word: string): Said | null {
  const far = ({ further: 'more', furthest: 'most', farther: 'more', farthest: 'most' } as const)[word]
  const match = /^(.*?)(i)?(er|est)$/.exec(word)
  const stem = far ? 'far' : match?.[2] ? `${match[1]}y` : match?.[1]
  if (!stem) return null
  const known = adjectives[stem] ?? adjectives[`${stem}e`]
  return known ? { known, degree: far ?? (match?.[3] === 'er' ? 'more' : 'most'), length: 1, isTurned: false } : null
}

/** The columns it speaks of, or the time. */
function spokenOf({ about, direction, ofTime }: Adjective, like: Token, links: Links) {
  for (const word of about) {
    const found = numbersCalled({ ...like, text: word, word, stem: word }, links)
    if (found.length > 0) return { about: found, direction }
  }
  if (!ofTime || !links.time) return null
  return { about: [{ column: links.time, score: 1, isShared: false }], direction: ofTime }
}

function numbersCalled(token: Token, links: Links): ColumnOption[] {
  const [found] = links.columns([token], 0)
  return found?.options.filter(({ score, column }) => score > 0.8 && column.type !== 'text') ?? []
}
