import type { ColumnType, Role, Scalar } from '../../contract/column.ts'
import { nameWords } from './nameWords.ts'
import {
  CODE_WORDS,
  COUNT_WORDS,
  FREE_TEXT_WORDS,
  GEO_WORDS,
  ID_WORDS,
  PERSON_WORDS,
  POSTAL_WORDS,
  TIME_WORDS,
  YEAR_WORDS,
} from './roleNames.ts'

/** What a role is judged by: the typed column's own figures and some of its texts. */
export interface RoleEvidence {
  name: string
  type: ColumnType
  nonNull: number
  distinct: number
  min: Scalar
  max: Scalar
  /** Mean characters and words of a text column. */
  averageLength: number
  averageWords: number
  /** Some distinct texts as they stand in the file. */
  texts: readonly string[]
}

/** Unique enough to name single rows. */
const UNIQUE = 0.95
/** A key that repeats names groups while it has few values for the rows there are. */
const GROUPING = 0.2
const FEW = 60
const MANY = 1000
const SMALL_CODES = 40

/**
 * What a column is for.
 *
 * Names speak first, shapes second: an id, rank, code or serial number is an identifier however numeric it looks; a
 * whole number between 1500 and 2200 called a year is time; few whole numbers called class, month or type group rows.
 * Whole numbers of just 0 and 1 group rows too.
 */
export function roleOf(evidence: RoleEvidence): Role {
  const { type, distinct, nonNull } = evidence
  if (nonNull === 0 || distinct <= 1) return 'constant'
  if (type === 'date' || type === 'timestamp') return 'time'
  if (type === 'boolean' || type === 'time') return 'dimension'
  const words = nameWords(evidence.name)
  if (type === 'text') return textRole(evidence, words)
  return type === 'integer' ? integerRole(evidence, words) : 'measure'
}

function integerRole(evidence: RoleEvidence, words: readonly string[]): Role {
  const { distinct } = evidence
  const min = Number(evidence.min)
  const max = Number(evidence.max)
  const isCounted = has(words, COUNT_WORDS)
  const isCode = has(words, CODE_WORDS) || has(words, YEAR_WORDS)
  const isRowNumber = isUnique(evidence) && (isSerial(evidence, min, max) || isLongCode(evidence))
  return firstTrue([
    ['time', isYear(words, min, max)],
    ['measure', has(words, GEO_WORDS)],
    [keyRole(evidence), has(words, POSTAL_WORDS) || (isIdName(words) && !isCount(words))],
    ['identifier', isRowNumber && !isCounted],
    ['dimension', min === 0 && max === 1 && !isCounted],
    ['dimension', isCode && distinct <= SMALL_CODES && !isCount(words)],
    ['measure', true],
  ])
}

/** The role of the first rule that holds. */
function firstTrue(rules: readonly (readonly [Role, boolean])[]): Role {
  return rules.find(([, holds]) => holds)?.[0] ?? 'measure'
}

function isUnique({ distinct, nonNull }: RoleEvidence): boolean {
  return nonNull > 2 && distinct >= nonNull * UNIQUE
}

/** 'number of cylinders' and 'n_doors' count; 'cylinders' alone is a kind of engine. */
function isCount(words: readonly string[]): boolean {
  return words.length > 1 && has(words, COUNT_WORDS)
}

function isYear(words: readonly string[], min: number, max: number): boolean {
  return (has(words, YEAR_WORDS) || has(words, TIME_WORDS)) && min >= 1500 && max <= 2200
}

/** One after the other without gaps to speak of: a row's number. */
function isSerial({ nonNull, distinct }: RoleEvidence, min: number, max: number): boolean {
  return nonNull >= 20 && distinct === nonNull && min >= 0 && min <= 1 && max - min + 1 <= nonNull * 1.05
}

/** Long numbers of one length, hardly one twice: a card, an account, an article. */
function isLongCode({ nonNull, texts }: RoleEvidence): boolean {
  const length = texts[0]?.length ?? 0
  return nonNull >= 20 && length >= 8 && texts.every(text => text.length === length)
}

function textRole(evidence: RoleEvidence, words: readonly string[]): Role {
  const { distinct, nonNull, averageLength, averageWords, texts } = evidence
  const isLong = averageLength > 60 || averageWords > 8
  return firstTrue([
    ['identifier', hasAddressShape(texts)],
    [averageWords > 3 ? 'text' : keyRole(evidence), isIdName(words) || has(words, POSTAL_WORDS)],
    ['identifier', isUnique(evidence) && nonNull >= 10 && hasCodeShape(texts)],
    [distinct <= 20 ? 'dimension' : 'text', has(words, FREE_TEXT_WORDS) || isPerson(words)],
    ['text', isLong && distinct > 20],
    ['dimension', distinct <= FEW],
    [distinct <= nonNull * (distinct <= MANY ? 0.5 : GROUPING) ? 'dimension' : 'text', true],
  ])
}

function keyRole(evidence: RoleEvidence): Role {
  const { distinct, nonNull } = evidence
  if (nonNull <= 2 || isUnique(evidence)) return 'identifier'
  return distinct <= FEW || distinct <= nonNull * GROUPING ? 'dimension' : 'identifier'
}

function isIdName(words: readonly string[]): boolean {
  const last = words.at(-1) ?? ''
  const first = words[0] ?? ''
  if (words.length === 0 || (words[0] === 'unnamed' && words.length <= 2)) return true
  if (ID_WORDS.has(last)) return true
  if (words.length > 1 && (last === 'code' || last === 'number' || last === 'num')) return !COUNT_WORDS.has(first)
  return first === 'id' || (words.length <= 2 && (first === 'rank' || first === 'email' || first === 'ip'))
}

function isPerson(words: readonly string[]): boolean {
  const [first = '', second = ''] = words
  if (PERSON_WORDS.has(first)) return true
  return second === 'name' && ['first', 'last', 'full', 'middle', 'given', 'family', 'nick'].includes(first)
}

const ADDRESSES = [
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  /^(?:https?:\/\/|www\.)\S+$/i,
  /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  /^\d{1,3}(?:\.\d{1,3}){3}$/,
]

/** E-mail and web addresses, UUIDs, IP addresses. */
function hasAddressShape(texts: readonly string[]): boolean {
  return texts.length > 0 && ADDRESSES.some(shape => share(texts, text => shape.test(text)) >= UNIQUE)
}

/** Single words with digits in them, such as order numbers and long digits kept as text. */
function hasCodeShape(texts: readonly string[]): boolean {
  return share(texts, text => /^[\p{L}\d._#/:-]{2,40}$/u.test(text) && /\d/.test(text)) >= UNIQUE
}

function share(texts: readonly string[], is: (text: string) => boolean): number {
  return texts.length === 0 ? 0 : texts.filter(is).length / texts.length
}

function has(words: readonly string[], among: ReadonlySet<string>): boolean {
  return words.some(word => among.has(word))
}
