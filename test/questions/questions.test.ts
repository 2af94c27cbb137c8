import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { askInWords } from '../../src/core/ask/askInWords.ts'
import { exampleQuestions } from '../../src/core/ask/exampleQuestions.ts'
import { analystInFolder } from '../factories/analyst.ts'
import { type Asked, fileOf, type Outcome, outcomeOf, readOwn, subjectOf, tally } from './ask.ts'
import { readBlind } from './blind.ts'
import { planOf } from './planOf.ts'

const analyst = analystInFolder()
const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'))
const own: Asked[] = [...read('own.json'), ...read('ownMore.json')].map(readOwn)
const blindSets = ['blind.json', 'blindSecond.json', 'blindThird.json']

async function outcomesOf(asked: readonly Asked[]): Promise<Outcome[]> {
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
  return outcomes
}

const told = (outcomes: readonly Outcome[]) =>
  outcomes.filter(({ differs }) => differs.length > 0).map(({ text, found, differs }) => ({ text, found, differs }))

test('questions of our own are read exactly or asked back, and none is answered wrong', {
  timeout: 300_000,
}, async () => {
  const outcomes = await outcomesOf(own)
  expect(told(outcomes.filter(({ found }) => found !== null))).toEqual([])
  const { exact, questions } = tally(outcomes)
  expect(exact / questions).toBeGreaterThanOrEqual(0.95)
})

test.each(blindSets)(
  'of questions by somebody who had not seen the grammar most are read exactly, and none is answered wrong: %s',
  {
    timeout: 300_000,
  },
  async name => {
    const outcomes = await outcomesOf(read(name).map(readBlind))
    expect(told(outcomes.filter(({ found }) => found !== null))).toEqual([])
    const { exact, questions } = tally(outcomes)
    expect(exact / questions).toBeGreaterThanOrEqual(0.75)
  },
)

test('every question that is offered for a table is answered', async () => {
  for (const table of ['video-game-sales', 'shop-orders', 'music-tastes']) {
    const subject = await subjectOf(analyst, fileOf(table) ?? '')
    const offered = exampleQuestions(subject.columns)
    expect(offered.length).toBeGreaterThan(2)
    expect(offered.filter(text => askInWords(text, subject).question === null)).toEqual([])
  }
})

test('what "and" joins is asked back, and answered as it is chosen', async () => {
  const subject = await subjectOf(analyst, fileOf('shop-orders') ?? '')
  const text = 'revenue of West and East by month'
  const [asked] = askInWords(text, subject).ambiguities
  expect(asked?.options.map(({ id }) => id)).toEqual(['sides:apart', 'sides:together'])
  const groups = ['sides:apart', 'sides:together'].map(option => {
    const choice = { start: asked?.start ?? 0, end: asked?.end ?? 0, option }
    const { question } = askInWords(text, subject, [choice])
    return question && planOf(question, subject.columns).by
  })
  expect(groups).toEqual([['Order date/month', 'Region'], ['Order date/month']])
})
