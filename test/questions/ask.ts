import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Understood } from '../../src/contract/ask.ts'
import type { Column } from '../../src/contract/column.ts'
import { askInWords } from '../../src/core/ask/askInWords.ts'
import type { Subject } from '../../src/core/ask/subject.ts'
import { valuesMethod } from '../../src/core/ask/valuesMethod.ts'
import type { Analyst } from '../factories/analyst.ts'
import { differences, planOf, type ShortPlan } from './planOf.ts'

export interface Asked {
  table: string
  text: string
  /** The plans that are right; null: it cannot be answered from the table and must be asked back. */
  plans: (ShortPlan | null)[]
}

export interface Outcome extends Asked {
  found: ShortPlan | null
  confidence: number
  differs: string[]
}

const folders = [resolve('samples'), resolve('../shared/data/tidy')]
/** Where a table's file lies; null when it is not here. */
export function fileOf(table: string): string | null {
  return folders.map(folder => join(folder, `${table}.csv`)).find(path => existsSync(path)) ?? null
}

/** A table as questions are put to it, on a day after the newest data. */
export async function subjectOf(analyst: Analyst, path: string): Promise<Subject> {
  const table = await analyst.open(path)
  const values = await analyst.run(table, ({ rows, columns }) => valuesMethod(rows, [...columns.values()]))
  return {
    source: { datasetId: 'd1', tableId: 't1' },
    names: [table.name],
    columns: table.columns,
    values,
    today: '2026-10-05',
  }
}

/** Asks one question and holds the answer against what was expected. */
export function outcomeOf(asked: Asked, subject: Subject): Outcome {
  return judged(asked, askInWords(asked.text, subject), subject.columns)
}

function judged(asked: Asked, { question, confidence }: Understood, columns: readonly Column[]): Outcome {
  const found = question && planOf(question, columns)
  const all = asked.plans.map(plan => differing(plan, found)).sort((a, b) => a.length - b.length)
  return { ...asked, found, confidence, differs: all[0] ?? ['no plan was expected'] }
}

function differing(plan: ShortPlan | null, found: ShortPlan | null): string[] {
  if (!found) return plan === null ? [] : ['unanswered']
  return plan === null ? ['answered'] : differences(plan, found)
}

/** Exact plans, answers given with confidence, and those of them that are wrong. */
export function tally(outcomes: readonly Outcome[]) {
  const answered = outcomes.filter(({ found }) => found !== null)
  return {
    questions: outcomes.length,
    exact: outcomes.filter(({ differs }) => differs.length === 0).length,
    confident: answered.length,
    answerable: outcomes.filter(({ plans }) => !plans.includes(null)).length,
    confidentlyWrong: answered.filter(({ differs }) => differs.length > 0).length,
  }
}

interface OwnQuestion {
  table: string
  text: string
  /** The plan that is right, or several. */
  plan?: ShortPlan | null
  plans?: (ShortPlan | null)[]
}

/** Questions of our own as they are written down. */
export function readOwn({ table, text, plan, plans }: OwnQuestion): Asked {
  return { table, text, plans: plans ?? [plan ?? null] }
}
