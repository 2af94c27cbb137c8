import type { AskChoice, Understood } from '../../contract/ask.ts'
import type { Column } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Question } from '../../contract/question.ts'
import { mainTime } from '../chart/rank.ts'
import { nameWords } from '../column/nameWords.ts'
import type { Links } from './candidate.ts'
import { chipsOf, questionsBack, withChoices } from './chips.ts'
import { columnLinker, wordsOfColumns } from './columnLinks.ts'
import { compose } from './compose.ts'
import { confidenceOf } from './confidence.ts'
import { meant } from './meant.ts'
import { isSpoken, phraseWords } from './phrases.ts'
import { readConditions } from './readConditions.ts'
import { readChances, readFigures, readSelling } from './readFigures.ts'
import { readGroups } from './readGroups.ts'
import { beginReading, type Chosen, type Reading } from './reading.ts'
import { readListing } from './readListing.ts'
import { readMissing } from './readMissing.ts'
import { readShape, settleShape } from './readShape.ts'
import { readTimes } from './readTimes.ts'
import { readValues } from './readValues.ts'
import { readWhy, type WishedPremise } from './readWhy.ts'
import { searched } from './search.ts'
import { segment } from './segment.ts'
import { withCenturies } from './shortYears.ts'
import { askAggregate, askSides } from './sides.ts'
import { spelt } from './spelling.ts'
import { isCalendar, isNumeric, type Subject } from './subject.ts'
import { rowKinds, synonymWords } from './synonyms.ts'
import { plain, singular, type Token, tokensOf } from './token.ts'
import { valueLinker } from './valueLinks.ts'
import { weekdaysIn } from './weekdays.ts'
import type { Wish, WishedFigure } from './wish.ts'

/** Below this a question is asked back, not answered. */
const THRESHOLD = 0.6

/**
 * A question in words, read by rules over the columns and values of one table. A word that nothing is known of, or that
 * plays no part in what was understood, takes the confidence below what is answered: then `question` is null.
 */
export function askInWords(text: string, subject: Subject, choices: readonly AskChoice[] = []): ReadQuestion {
  const written = withCenturies(tokensOf(text), subject.columns)
  const links = linksOf(subject, written)
  const tokens = corrected(written, subject, links)
  const pieces = withChoices(searched(meant(segment(text, tokens, links), links), textOf(subject)), subject, choices)
  const reading = beginReading(subject, pieces, chosenOf(subject, choices))
  // A slip that was read as the word next to it is a little less sure.
  for (const [i, token] of tokens.entries()) if (token !== written[i]) reading.factors.push(0.92)
  const { wishes, premise } = read(reading)
  const unknown = pieces.filter(piece => piece.kind === 'unknown')
  const ambiguities = questionsBack(reading)
  const questions = wishes.length > 0 && ambiguities.length === 0 ? composed(wishes, subject) : []
  const confidence =
    confidenceOf(reading) *
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
    premise: isSure && premise ? premiseOf(premise, subject) : null,
  }
}

/** A question as it was understood, and what it takes for granted. */
export interface ReadQuestion extends Understood {
  premise: Premise | null
}

/** That a figure moved from one period to the next, the way that was said. */
export interface Premise extends Omit<WishedPremise, 'wish'> {
  /** The figure of both periods. */
  question: Question
  figure: WishedFigure
  /** What else the rows must be, besides of these periods. */
  filters: Filter[]
}

function premiseOf({ wish, ...rest }: WishedPremise, subject: Subject): Premise | null {
  const [question] = composed([wish], subject)
  const [figure] = wish.figures
  return question && figure ? { ...rest, question, figure, filters: wish.filters.slice(0, -1) } : null
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

/** The column that names rows. */
function textOf({ columns }: Subject): Column | null {
  const [text, other] = columns.filter(({ role }) => role === 'text')
  return text && !other ? text : null
}

function read(reading: Reading): { wishes: Wish[]; premise?: WishedPremise } {
  readConditions(reading)
  readMissing(reading)
  readChances(reading)
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
  askSides(reading)
  askAggregate(reading)
  return { wishes: isAsking(reading.wish) ? [reading.wish] : [] }
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

function linksOf({ columns, names, values }: Subject, written: readonly Token[]): Links {
  const rows = rowNouns(names, columns)
  return {
    columns: columnLinker(columns),
    values: valueLinker(columns, values, written),
    isRow: word => rows.has(word),
    time: timeColumn(columns),
    hasWeekdays: columns.some(column => weekdaysIn(column, values) !== null),
    times: timesOf(columns),
  }
}

function timeColumn(columns: readonly Column[]): Column | null {
  const isYear = (column: Column) => isNumeric(column) && nameWords(column.name).includes('year')
  return mainTime(columns) ?? columns.find(isYear) ?? null
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

/** What was chosen of what the whole question leaves open. */
function chosenOf({ columns }: Subject, choices: readonly AskChoice[]): Chosen {
  const behind = (kind: string) => choices.find(({ option }) => option.startsWith(kind))?.option.slice(kind.length)
  const [id, sides, aggregate] = [behind('measure:'), behind('sides:'), behind('aggregate:')]
  return {
    measure: id === 'rows' ? 'rows' : (columns.find(column => column.id === id) ?? null),
    aggregate: aggregate === 'sum' || aggregate === 'mean' ? aggregate : null,
    sides: sides === 'apart' || sides === 'together' ? sides : null,
  }
}
