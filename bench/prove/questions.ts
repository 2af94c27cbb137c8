import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildAnalyst } from '../../test/factories/analyst.ts'
import { type Asked, fileOf, type Outcome, outcomeOf, readOwn, subjectOf, tally } from '../../test/questions/ask.ts'
import { readBlind } from '../../test/questions/blind.ts'
import { keepResult } from '../machine.ts'
import { measureSpeed } from './askSpeed.ts'

/*
 * Questions in words: `npm run prove questions`. Half of them are our own, half were written by somebody who had not
 * seen the grammar and were opened when it was done. Exact is the whole plan; confident is answered rather than asked
 * back; wrong is answered with another plan. What the blind half came to when it was first opened is kept beside what it
 * comes to now.
 */

const aims = { exact: 0.8, confident: 0.7, confidentlyWrong: 0, understoodCpuMs: 50 }
const folder = join(import.meta.dirname, '../../test/questions')
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const analyst = await buildAnalyst()

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

/** Before anything else was asked: a fresh process, as a person meets it. */
const speed = measureSpeed(await subjectOf(analyst, fileOf('shop-orders') ?? ''))

/** What the blind questions came to when they were opened, before anything was mended. */
const whenOpened = { questions: 115, exact: 79, confident: 73, answerable: 101, confidentlyWrong: 7 }
const own = tally(await outcomesOf([...read('own.json'), ...read('ownMore.json')].map(readOwn)))
const blindOutcomes = await outcomesOf(read('blind.json').map(readBlind))
const blind = tally(blindOutcomes)
await analyst.end()

const all = { exact: own.exact + blind.exact, confident: own.confident + blind.confident }
const questions = own.questions + blind.questions
const isMet =
  all.exact / questions >= aims.exact &&
  all.confident / questions >= aims.confident &&
  own.confidentlyWrong + blind.confidentlyWrong === 0 &&
  speed.medianCpuMs <= aims.understoodCpuMs
const notExact = blindOutcomes
  .filter(({ differs }) => differs.length > 0)
  .map(({ table, text, differs }) => ({ table, text, differs }))
keepResult('questions', { aims, isMet, speed, own, blind: { whenOpened, afterMending: blind }, notExact })
console.table({ speed })
console.table({ own, 'blind, when opened': whenOpened, 'blind, after mending': blind })
process.exitCode = isMet ? 0 : 1
