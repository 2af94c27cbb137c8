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
  /** Null: it cannot be answered from the table and must be asked back. */
  plan: ShortPlan | null
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
  if (!found) return { ...asked, found, confidence, differs: asked.plan === null ? [] : ['unanswered'] }
  return { ...asked, found, confidence, differs: asked.plan === null ? ['answered'] : differences(asked.plan, found) }
}

/** Exact plans, answers given with confidence, and those of them that are wrong. */
export function tally(outcomes: readonly Outcome[]) {
  const answered = outcomes.filter(({ found }) => found !== null)
  return {
    questions: outcomes.length,
    exact: outcomes.filter(({ differs }) => differs.length === 0).length,
    confident: answered.length,
    answerable: outcomes.filter(({ plan }) => plan !== null).length,
    confidentlyWrong: answered.filter(({ differs }) => differs.length > 0).length,
  }
}
