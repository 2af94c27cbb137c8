import type { AskChoice, Understood } from '../../contract/ask.ts'
import type { Column } from '../../contract/column.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Question } from '../../contract/question.ts'
import { nameWords } from '../column/nameWords.ts'
import { chipsOf, questionsBack, withChoices } from './chips.ts'
import { columnLinker, wordsOfColumns } from './columnLinks.ts'
import { compose } from './compose.ts'
import { isSpoken, phraseWords } from './phrases.ts'
import type { Piece } from './piece.ts'
import { readConditions } from './readConditions.ts'
import { readFigures, readSelling } from './readFigures.ts'
import { readGroups } from './readGroups.ts'
import { beginReading, isAct, isFree, type Reading } from './reading.ts'
import { readListing } from './readListing.ts'
import { readShape, settleShape } from './readShape.ts'
import { readTimes } from './readTimes.ts'
import { readValues } from './readValues.ts'
import { readWhy } from './readWhy.ts'
import { type Links, segment } from './segment.ts'
import { spelt } from './spelling.ts'
import { isCalendar, isNumeric, type Subject } from './subject.ts'
import { rowKinds, synonymWords } from './synonyms.ts'
import { plain, singular, stemOf, type Token, tokensOf } from './token.ts'
import { valueLinker } from './valueLinks.ts'
import type { Wish } from './wish.ts'

/** Below this a question is asked back, not answered. */
const THRESHOLD = 0.6
/** What a part that plays no role takes from the confidence, and a word that nothing is known of. */
const LOST = { unused: 0.55, unknown: 0.4 }

/**
 * A question in words, read by rules over the columns and values of one table. A word that nothing is known of, or that
 * plays no part in what was understood, takes the confidence below what is answered: then `question` is null.
 */
export function askInWords(text: string, subject: Subject, choices: readonly AskChoice[] = []): Understood {
  const links = linksOf(subject)
  const written = tokensOf(text)
  const tokens = corrected(written, subject, links)
  const pieces = withChoices(continued(promoted(segment(text, tokens, links), links)), subject, choices)
  const reading = beginReading(subject, pieces, measureChosen(subject, choices))
  // A slip that was read as the word next to it is a little less sure.
  for (const [i, token] of tokens.entries()) if (token !== written[i]) reading.factors.push(0.92)
  const wishes = read(reading)
  const unknown = pieces.filter(piece => piece.kind === 'unknown')
  const ambiguities = questionsBack(reading)
  const questions = wishes.length > 0 && ambiguities.length === 0 ? composed(wishes, subject) : []
  const confidence =
    confidenceOf(reading, unknown.length) *
    (ambiguities.length > 0 ? 0.5 : 1) *
    (questions.length > 0 || ambiguities.length > 0 ? 1 : 0.3)
  const isSure = confidence >= THRESHOLD && questions.length > 0
  return {
    question: isSure ? (questions[0] ?? null) : null,
    more: isSure ? questions.slice(1) : [],
    chips: chipsOf(reading),
    confidence: Math.round(confidence * 100) / 100,
    ambiguities,
    unknown: unknown.map(piece => piece.text),
    readBy: 'rules',
    notes: [],
  }
}

/** The words as they are meant where the pen slipped. */
function corrected(tokens: readonly Token[], { columns }: Subject, links: Links): Token[] {
  const vocabulary = new Set([...phraseWords, ...synonymWords, ...wordsOfColumns(columns)])
  const isKnown = (i: number) => {
    const word = tokens[i]?.word ?? ''
    if (isSpoken(word) || links.isRow(singular(word)) || vocabulary.has(singular(word))) return true
    return links.columns(tokens, i).length > 0 || links.values.at(tokens, i).length > 0
  }
  return spelt(tokens, vocabulary, isKnown)
}

function read(reading: Reading): Wish[] {
  readConditions(reading)
  readShape(reading)
  readListing(reading)
  readValues(reading)
  readTimes(reading)
  readGroups(reading)
  readSelling(reading)
  readFigures(reading)
  const why = readWhy(reading)
  if (why) return why
  settleShape(reading)
  return isAsking(reading.wish) ? [reading.wish] : []
}

const isAsking = ({ shape, figures, raw }: Wish) => shape === 'rows' || figures.length + raw.length > 0

function composed(wishes: readonly Wish[], subject: Subject): Question[] {
  return wishes.flatMap(wish => {
    try {
      return [compose(wish, subject)]
    } catch (error) {
      if (error instanceof DomainError) return []
      throw error
    }
  })
}

function linksOf({ columns, names, values }: Subject): Links {
  const rows = rowNouns(names, columns)
  return {
    columns: columnLinker(columns),
    values: valueLinker(columns, values),
    isRow: word => rows.has(word),
    times: timesOf(columns),
  }
}

function timesOf(columns: readonly Column[]): Links['times'] {
  if (columns.some(isCalendar)) return 'dates'
  return columns.some(
    column => column.role === 'time' || (isNumeric(column) && nameWords(column.name).includes('year')),
  )
    ? 'years'
    : 'none'
}

const anyRow = ['row', 'record', 'entry', 'observation', 'line']
const noRow = new Set('data sheet table export report sale sales dataset file list csv sample test total'.split(' '))

function rowNouns(names: readonly string[], columns: readonly Column[]): Set<string> {
  const named = names
    .flatMap(nameWords)
    .map(singular)
    .filter(word => word.length > 2 && !noRow.has(word) && !/^\d+$/.test(word))
  const known = new Set(columns.map(({ name }) => nameWords(plain(name)).join(' ')))
  const kinds = rowKinds.filter(
    kind =>
      kind.columns.filter(name => known.has(name.replaceAll('_', ' '))).length >= Math.min(2, kind.columns.length),
  )
  return new Set([...anyRow, ...named, ...kinds.flatMap(({ nouns }) => nouns)])
}

/** A number or a letter beside the column it is a value of: "class 3", "8 cylinders", "colour E". */
function promoted(pieces: readonly Piece[], links: Links): Piece[] {
  return pieces.map((piece, i) => {
    if (!isShort(piece)) return piece
    // A word without meaning is a value only behind its column: "colour I".
    const sides = piece.kind === 'filler' ? ([-1] as const) : ([-1, 1] as const)
    const found = sides.map(step => shortValue(piece, besides(pieces, i, step), links)).find(option => option !== null)
    return found ? ({ ...piece, kind: 'value', options: [found] } as Piece) : piece
  })
}

function isShort({ kind, text, tokens }: Piece): boolean {
  if (tokens.length > 1) return false
  return kind === 'number' || ((kind === 'unknown' || kind === 'filler') && text.length <= 2)
}

function shortValue({ tokens }: Piece, near: Piece | undefined, links: Links) {
  const [token] = tokens
  const column = near?.kind === 'column' ? near.options[0]?.column : undefined
  if (!token || column?.role !== 'dimension') return null
  const value = links.values.of(column, token)
  return value === null ? null : { column, value, score: 1 }
}

const sizes: readonly [RegExp, string][] = [
  [/widest|narrowest/i, 'width'],
  [/longest|shortest/i, 'length'],
  [/deepest/i, 'depth'],
  [/tallest/i, 'height'],
]

/** "the widest petals": of the columns that may be meant, the one of that extent. */
function sizedBy(piece: Piece, said: string): Piece | null {
  const extent = sizes.find(([pattern]) => pattern.test(said))?.[1]
  if (piece.kind !== 'column' || extent === undefined) return null
  const near = piece.options.filter(({ column }) => nameWords(column.name).includes(extent))
  const [only] = near
  return near.length === 1 && only ? { ...piece, options: [{ ...only, score: 0.9, isShared: false }] } : null
}

/** "sepal length and width": the second word goes on with the name before it. */
function continued(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, i) => {
    const [joint, before] = [pieces[i - 1], pieces[i - 2]]
    const sized = isAct(joint, 'extreme') ? sizedBy(piece, joint.text) : null
    if (sized) return sized
    if (piece.kind !== 'column' || !piece.options[0]?.isShared || !isAct(joint, 'and', 'versus')) return piece
    const words = before?.kind === 'column' ? nameWords(before.options[0]?.column.name ?? '') : []
    const said = new Set(piece.tokens.map(({ stem }) => stem))
    const near = piece.options.filter(({ column }) =>
      nameWords(column.name).some(word => words.includes(word) && !said.has(stemOf(word)) && word.length > 2),
    )
    const [only] = near
    return near.length === 1 && only ? { ...piece, options: [{ ...only, score: 0.9, isShared: false }] } : piece
  })
}

function besides(pieces: readonly Piece[], i: number, step: 1 | -1): Piece | undefined {
  let at = i + step
  while (
    pieces[at]?.kind === 'filler' &&
    at !== i &&
    ['is', 'of', 'are', 'in'].includes(pieces[at]?.text.toLowerCase() ?? '')
  )
    at += step
  const piece = pieces[at]
  const isEqual = isAct(piece, 'than') && piece.act.act === 'than' && piece.act.op === 'eq'
  return isEqual && step === -1 ? pieces[at + step] : piece
}

/** What was chosen for the figure that the whole question leaves open. */
function measureChosen({ columns }: Subject, choices: readonly AskChoice[]): Column | 'rows' | null {
  const choice = choices.find(({ option }) => option.startsWith('measure:'))
  if (!choice) return null
  const id = choice.option.slice('measure:'.length)
  return id === 'rows' ? 'rows' : (columns.find(column => column.id === id) ?? null)
}

function confidenceOf(reading: Reading, unknown: number): number {
  const links = reading.pieces.flatMap(piece =>
    (piece.kind === 'column' || piece.kind === 'value') && isUsedForReal(reading, piece)
      ? [piece.options[0]?.score ?? 1]
      : [],
  )
  const weakest = Math.min(1, ...links)
  const unused = reading.pieces.filter(piece => isFree(reading, piece) && isTelling(piece)).length
  const doubt = reading.factors.reduce((product, factor) => product * factor, 1)
  return weakest * doubt * LOST.unused ** unused * LOST.unknown ** unknown
}

const isUsedForReal = (reading: Reading, piece: Piece) => reading.used.get(piece)?.code !== 'ask.word'

const silentActs = ['and', 'with', 'compare', 'versus', 'which', 'all', 'list', 'by', 'ranges', 'between'] as const

/** What must not be lost on the way. */
function isTelling(piece: Piece): boolean {
  if (
    piece.kind === 'filler' ||
    piece.kind === 'verb' ||
    piece.kind === 'unit' ||
    piece.kind === 'unknown' ||
    piece.kind === 'rows'
  )
    return false
  return !isAct(piece, ...silentActs)
}
