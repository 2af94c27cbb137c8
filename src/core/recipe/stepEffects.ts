import type { Message } from '../../contract/message.ts'
import type { ResultTable } from '../../contract/plan.ts'
import type { RecipePreview, Step, StepKind } from '../../contract/recipe.ts'
import type { Aggregate, Expression, Named, Relation } from '../../contract/relation.ts'
import { aggregate, call } from '../relation/build.ts'
import { asTable } from './asTable.ts'

import type { LoweredStep } from './lowerRecipe.ts'
import type { Effect, Lowered } from './recipeTable.ts'

/** What is asked to say what a step did; null where the step itself tells. */
export interface StepQuestions {
  rows: Relation | null
  cells: Relation | null
  partners: Relation | null
}

export type StepAnswers = { [Key in keyof StepQuestions]: ResultTable | null }
type StepEffect = RecipePreview['steps'][number]

const ROWS_CHANGE: ReadonlySet<StepKind> = new Set(['filter', 'dedupe', 'pivot', 'unpivot', 'group', 'join', 'union'])
/** Cells that become missing by these were not meant to. */
const MAY_LOSE: ReadonlySet<StepKind> = new Set(['retype', 'calculate'])
const one = { fn: 'count' as const }

/** One row each: how many rows there are after the step, what became of its cells, how many rows found no partner. */
export function questionsOf({ relation, step, done }: LoweredStep): StepQuestions {
  const { effect, partners, counted = relation } = done ?? {}
  const isAsked = done && ROWS_CHANGE.has(step.kind) && partners === undefined
  return {
    rows: isAsked ? aggregate(asTable(counted), [], [{ as: 'rows', value: one }]) : null,
    cells: effect ? cellsRelation(effect) : null,
    partners: partners ? partnersRelation(partners) : null,
  }
}

function partnersRelation({ relation, hit }: NonNullable<Lowered['partners']>): Relation {
  return aggregate(
    asTable(relation),
    [],
    [
      { as: 'rows', value: one },
      { as: 'none', value: { ...one, where: call('isNull', hit) } },
    ],
  )
}

function cellsRelation({ relation, cells }: Effect): Relation {
  const measures = cells.flatMap(({ before, after, isComparable }, i): Named<Aggregate>[] => {
    const gone = call('and', call('notNull', before), call('isNull', after))
    return [
      { as: `lost${i}`, value: { ...one, where: gone } },
      ...(isComparable ? [{ as: `changed${i}`, value: { ...one, where: differ(before, after) } }] : []),
    ]
  })
  return aggregate(asTable(relation), [], measures)
}

/** Missing cells are alike. */
function differ(a: Expression, b: Expression): Expression {
  return call('not', call('or', call('eq', a, b), call('and', call('isNull', a), call('isNull', b))))
}

/** What a step did, from the answers to `questionsOf` and the rows before it. */
export function effectOf({ stepId, step, done }: LoweredStep, before: number, answers: StepAnswers): StepEffect {
  const { rows: joined, none: unmatched = 0 } = numbersOf(answers.partners)
  const kept = joined === undefined || done?.partners?.areKept ? joined : joined - unmatched
  const rows = kept ?? numbersOf(answers.rows)['rows'] ?? before
  const cells = numbersOf(answers.cells)
  const sumOf = (what: string) =>
    Object.entries(cells).reduce((sum, [id, n]) => (id.startsWith(what) ? sum + n : sum), 0)
  const isCounted = done?.effect?.cells.every(({ isComparable }) => isComparable) ?? false
  const effect = { stepId, rows, lost: sumOf('lost'), changed: isCounted ? sumOf('changed') : null }
  return { ...effect, warnings: done === undefined ? [] : warningsOf(step, before, { ...effect, unmatched }) }
}

function numbersOf(table: ResultTable | null): Record<string, number> {
  return Object.fromEntries(table?.columns.map(({ id }, i) => [id, Number(table.data[i]?.[0] ?? 0)]) ?? [])
}

interface Counted extends Omit<StepEffect, 'warnings'> {
  unmatched: number
}

function warningsOf({ kind }: Step, before: number, { rows, lost, changed, unmatched }: Counted): Message[] {
  const warnings: Message[] = []
  const warn = (code: string, params: Message['params'] = {}) => warnings.push({ code, params })
  if (kind === 'join' && rows > before) warn('warning.fan_out', { before, after: rows })
  if (unmatched > 0) warn('warning.unmatched', { count: unmatched })
  if (lost > 0 && MAY_LOSE.has(kind)) warn('warning.cells_lost', { count: lost })
  if (rows === 0 && before > 0) warn('warning.no_rows')
  const isSame = (kind === 'filter' || kind === 'dedupe') && rows === before
  if (before > 0 && (isSame || changed === 0)) warn('warning.nothing_changed')
  return warnings
}
