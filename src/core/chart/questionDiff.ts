import type { ChartType } from '../../contract/chart.ts'
import type { Message } from '../../contract/message.ts'
import type { Field, Question } from '../../contract/question.ts'
import { canonical } from '../relation/canonical.ts'
import { fieldText } from './fieldText.ts'

/** What a person keeps of a chart at one moment. */
export interface Kept {
  name: string
  description: string
  type: ChartType
  question: Question
  /** Names of the columns that the question uses, by id. */
  names: ReadonlyMap<string, string>
}

/** What changed from one state of a chart to the next, in words, most telling first. Never empty. */
export function questionDiff(before: Kept, after: Kept): Message[] {
  const [old, now] = [before.question, after.question]
  const changes = [
    ...named(before, after),
    ...(before.type === after.type ? [] : [{ code: 'history.type', params: { from: before.type, to: after.type } }]),
    ...(isSame(old.source, now.source) ? [] : [told('history.data')]),
    ...shelves(before, after),
    ...presence('filter', old.filter, now.filter),
    ...presence('having', old.having, now.having),
    ...looks(old, now),
  ]
  return changes.length === 0 ? [told('history.same')] : changes
}

const told = (code: string): Message => ({ code, params: {} })

function named(before: Kept, after: Kept): Message[] {
  const renamed = before.name !== after.name
  return [
    ...(renamed ? [{ code: 'history.renamed', params: { from: before.name, to: after.name } }] : []),
    ...(before.description === after.description ? [] : [told('history.described')]),
  ]
}

const shelfNames = ['x', 'y', 'colour', 'size', 'facet'] as const

function shelves(before: Kept, after: Kept): Message[] {
  return shelfNames.flatMap(shelf =>
    shelfChange(shelf, fieldsOn(before.question, shelf), fieldsOn(after.question, shelf), [before, after]),
  )
}

function fieldsOn(question: Question, shelf: (typeof shelfNames)[number]): Field[] {
  const on = question[shelf]
  return Array.isArray(on) ? on : on ? [on] : []
}

/** One word for a shelf: what came, what went, or what stands there instead. */
function shelfChange(
  shelf: string,
  old: readonly Field[],
  now: readonly Field[],
  [before, after]: readonly [Kept, Kept],
): Message[] {
  if (isSame(old, now)) return []
  const list = (fields: readonly Field[], { names }: Kept) => fields.map(field => fieldText(field, names)).join(', ')
  const came = now.filter(field => !old.some(other => isSame(field, other)))
  const went = old.filter(field => !now.some(other => isSame(field, other)))
  if (went.length === 0 && came.length > 0)
    return [{ code: `history.${shelf}.added`, params: { to: list(came, after) } }]
  if (came.length === 0 && went.length > 0)
    return [{ code: `history.${shelf}.removed`, params: { from: list(went, before) } }]
  return came.length === 0
    ? [{ code: `history.${shelf}.changed`, params: { from: list(old, before), to: list(now, after) } }]
    : [{ code: `history.${shelf}.changed`, params: { from: list(went, before), to: list(came, after) } }]
}

function presence(what: 'filter' | 'having', old: unknown, now: unknown): Message[] {
  if (isSame(old, now)) return []
  const how = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed'
  return [told(`history.${what}.${how}`)]
}

function looks(old: Question, now: Question): Message[] {
  const turned = Boolean(old.horizontal) !== Boolean(now.horizontal)
  return [
    ...(isSame(old.sort, now.sort) ? [] : [told('history.sort')]),
    ...((old.stack ?? 'none') === (now.stack ?? 'none') ? [] : [told('history.stack')]),
    ...(turned ? [told(now.horizontal ? 'history.horizontal' : 'history.vertical')] : []),
    ...((old.title ?? '') === (now.title ?? '') ? [] : [told('history.title')]),
  ]
}

/** Whether two values say the same, whatever the order of their keys. */
const isSame = (a: unknown, b: unknown) => canonical(a) === canonical(b)
