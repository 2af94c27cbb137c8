import { parseArgs } from 'node:util'
import { proveFusion, proveInversion, provePlan, startProving } from '../../test/reference/prove.ts'
import { keepResult } from '../machine.ts'

/*
 * The long form of test/reference/plans.test.ts: `npm run prove plans -- [--plans 5000] [--rows 5000] [--seed 1]` holds
 * the engine against the independent evaluator and exits 1 when something differs.
 */

const number = (text: string) => ({ type: 'string', default: text }) as const
const { values } = parseArgs({ options: { plans: number('5000'), rows: number('5000'), seed: number('1') } })
const [plans, rows, seed] = [Number(values.plans), Number(values.rows), Number(values.seed)]
const proving = await startProving(rows, seed)
const start = performance.now()
const faults: string[] = []

function report(fault: string | null): void {
  if (fault === null) return
  faults.push(fault)
  console.log(fault)
}

console.log(`plans: ${plans} over ${rows} rows, seed ${seed}`)
for (let i = 0; i < plans && faults.length < 20; i++) {
  const plan = seed * 1_000_003 + i
  report(await provePlan(proving, plan))
  if (i % 10 === 0)
    report(
      await proveFusion(
        proving,
        [0, 1, 2, 3, 4, 5, 6, 7].map(k => plan + k * 13),
      ),
    )
  if (i % 4 === 0) report(await proveInversion(proving, plan))
}

const seconds = (performance.now() - start) / 1000
keepResult('plans', { plans, rows, seed, seconds, faults })
console.log(`plans: ${plans} plans over ${rows} rows in ${seconds.toFixed(1)} s, ${faults.length} differ`)
await proving.end()
process.exitCode = faults.length === 0 ? 0 : 1
