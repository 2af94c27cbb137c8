import { parseArgs } from 'node:util'
import { proveFormula } from '../../test/reference/formula/proveFormula.ts'
import { startProving } from '../../test/reference/prove.ts'
import { keepResult } from '../machine.ts'

/*
 * The long form of test/reference/formula/formulas.test.ts: `npm run prove formulas -- [--formulas 3000] [--rows 200]
 * [--seed 1]` holds the engine's values of random formulas against an independent reading of them, in every row of a
 * table and of an empty one, and exits 1 when something differs.
 */

const number = (text: string) => ({ type: 'string', default: text }) as const
const { values } = parseArgs({ options: { formulas: number('3000'), rows: number('200'), seed: number('1') } })
const [formulas, rows, seed] = [Number(values.formulas), Number(values.rows), Number(values.seed)]
const start = performance.now()
const faults: string[] = []
const [proving, empty] = [await startProving(rows, seed), await startProving(0, seed + 1)]

console.log(`formulas: ${formulas} over ${rows} rows, seed ${seed}`)
for (let i = 0; i < formulas && faults.length < 20; i++) {
  const drawn = seed * 1_000_003 + i
  const found = [await proveFormula(proving, drawn), ...(i % 10 === 0 ? [await proveFormula(empty, drawn)] : [])]
  for (const fault of found) {
    if (fault === null) continue
    faults.push(fault)
    console.log(fault)
  }
}

const seconds = Math.round((performance.now() - start) / 100) / 10
keepResult('formulas', { formulas, rows, seed, seconds, differences: faults.length, faults })
console.log(`formulas: ${formulas} formulas over ${rows} rows in ${seconds} s, ${faults.length} differ`)
for (const each of [proving, empty]) await each.end()
process.exitCode = faults.length === 0 ? 0 : 1
