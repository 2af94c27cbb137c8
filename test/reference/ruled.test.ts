import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lower } from '../../src/core/relation/lower.ts'
import { authoriseAll } from '../../src/domains/access/authorise.ts'
import { limitedTo } from '../factories/limitedTo.ts'
import { difference } from './agree.ts'
import { Draw } from './draw.ts'
import { evaluate } from './evaluate.ts'
import { holds } from './filter.ts'
import { dated, type Proving, startProving } from './prove.ts'
import { randomFilter } from './randomFilter.ts'
import { randomPlan } from './randomPlan.ts'

const PATIENCE_MS = 180_000
const seeds = Array.from({ length: 200 }, (_, i) => i + 1)
/** Plans that are asked together, so that some share a pass. */
const TOGETHER = 5

let proving: Proving
beforeAll(async () => {
  proving = await startProving(2000, 7)
})
afterAll(() => proving.end())

/** Plans under one rule, against the evaluator over the rows that the rule shows and no others. */
async function proveRuled(first: number): Promise<string[]> {
  const { engine, table, scan, now } = proving
  const rule = randomFilter(new Draw(first * 7919), 2)
  // The newest date is a fact of rows that may be hidden: such a rule shows nothing.
  const isAllowed = !JSON.stringify(rule).includes('"newest"')
  const visible = { ...table, rows: isAllowed ? table.rows.filter(row => holds(rule, row, now)) : [] }
  const plans = Array.from({ length: TOGETHER }, (_, i) => randomPlan(first + i))
  const asker = limitedTo(rule, scan, new Date(`${now.today}Z`))
  const relations = await authoriseAll(
    asker,
    plans.map(plan => lower(dated(plan, scan, now), scan)),
  )
  const results = await engine.runMany(relations)
  return plans.flatMap((plan, i) => {
    const result = results[i]
    const fault = result ? difference(plan, result, evaluate(plan, visible, now)) : 'no answer'
    return fault === null ? [] : [`${first + i}: ${fault}\n${JSON.stringify({ rule, plan })}\n${result?.sql}`]
  })
}

describe('row rules', () => {
  test(
    'make 200 random plans answer as if there were no rows but those they show, bills included',
    async () => {
      const groups = seeds.filter(seed => seed % TOGETHER === 1)
      expect((await Promise.all(groups.map(proveRuled))).flat()).toEqual([])
    },
    PATIENCE_MS,
  )
})
