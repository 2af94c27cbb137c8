import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { analystInFolder } from '../factories/analyst.ts'
import { type Asked, fileOf, type Outcome, outcomeOf, subjectOf, tally } from './ask.ts'

const analyst = analystInFolder()
const asked: Asked[] = JSON.parse(readFileSync(join(import.meta.dirname, 'own.json'), 'utf8'))

test('questions of our own are read exactly or asked back, and none is answered wrong', {
  timeout: 300_000,
}, async () => {
  const outcomes: Outcome[] = []
  for (const table of new Set(asked.map(one => one.table))) {
    const path = fileOf(table)
    if (path === null) {
      console.log(`skipped: the questions to ${table}, which is not here`)
      continue
    }
    const subject = await subjectOf(analyst, path)
    outcomes.push(...asked.filter(one => one.table === table).map(one => outcomeOf(one, subject)))
  }
  expect(
    outcomes.filter(({ differs }) => differs.length > 0).map(({ text, found, differs }) => ({ text, found, differs })),
  ).toEqual([])
  expect(tally(outcomes).confidentlyWrong).toBe(0)
})
