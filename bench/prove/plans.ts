import { parseArgs } from 'node:util'
import { operatorsOf } from '../../test/reference/operators.ts'
import { proveFusion, proveInversion, provePlan, startProving } from '../../test/reference/prove.ts'
import { randomPlan } from '../../test/reference/randomPlan.ts'
import { keepResult } from '../machine.ts'

/*
 * The long form of test/reference/plans.test.ts: `npm run prove plans -- [--plans 5000] [--rows 5000] [--seed 1]` holds
 * the engine against the independent evaluator, over a table, over a table of one row and over an empty one, says how
 * many plans use each operator, and exits 1 when something differs.
 */

const number = (text: string) => ({ type: 'string', default: text }) as const
const { values } = parseArgs({ options: { plans: number('5000'), rows: number('5000'), seed: number('1') } })
const [plans, rows, seed] = [Number(values.plans), Number(values.rows), Number(values.seed)]
const start = performance.now()
const faults: string[] = []
const operators = new Map<string, number>()
const [proving, ofOne, empty] = [
  await startProving(rows, seed),
  await startProving(1, seed + 1),
  await startProving(0, seed + 2),
]

function report(fault: string | null): void {
  if (fault === null) return
  faults.push(fault)
  console.log(fault)
}

console.log(`plans: ${plans} over ${rows} rows, seed ${seed}`)
for (let i = 0; i < plans && faults.length < 20; i++) {
  const plan = seed * 1_000_003 + i
  for (const operator of operatorsOf(randomPlan(plan))) operators.set(operator, (operators.get(operator) ?? 0) + 1)
  report(await provePlan(proving, plan))
  if (i % 5 === 0) report(await provePlan(i % 10 === 0 ? empty : ofOne, plan))
  if (i % 10 === 0)
    report(
      await proveFusion(
        proving,
        [0, 1, 2, 3, 4, 5, 6, 7].map(k => plan + k * 13),
      ),
    )
  if (i % 4 === 0) report(await proveInversion(proving, plan))
}

const seconds = Math.round((performance.now() - start) / 100) / 10
const used = Object.fromEntries([...operators].sort(([, a], [, b]) => b - a))
keepResult('plans', { plans, rows, seed, seconds, differences: faults.length, faults, plansUsing: used })
for (const [operator, count] of Object.entries(used)) console.log(`${String(count).padStart(6)} ${operator}`)
console.log(`plans: ${plans} plans over ${rows} rows in ${seconds} s, ${faults.length} differ`)
for (const each of [proving, ofOne, empty]) await each.end()
process.exitCode = faults.length === 0 ? 0 : 1
