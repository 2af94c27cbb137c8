import { proveFusion, proveInversion, provePlan, startProving } from '../test/reference/prove.ts'

/*
 * The long form of test/reference/plans.test.ts: `npx tsx bench/proveplans.ts [plans] [rows] [seed]` holds the engine
 * against the independent evaluator until something differs, and exits 1 then.
 */

const [plans = 5000, rows = 5000, seed = 1] = process.argv.slice(2).map(Number)
const proving = await startProving(rows, seed)
const start = performance.now()
let faults = 0

function report(fault: string | null): void {
  if (fault === null) return
  faults += 1
  console.log(fault)
}

for (let i = 0; i < plans && faults < 20; i++) {
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

const seconds = ((performance.now() - start) / 1000).toFixed(1)
console.log(`${plans} plans over ${rows} rows in ${seconds} s: ${faults} differ`)
await proving.end()
process.exitCode = faults === 0 ? 0 : 1
