import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { keepResult } from '../machine.ts'
import { autosaveRounds } from './autosaveRounds.ts'
import { builtMain } from './builtServer.ts'

/*
 * kill -9 of the server while three people build one dashboard at once:
 * `npm run prove autosave -- [--rounds 20] [--seed 1]`. No acknowledged change may be lost, done twice or moved, and the
 * dashboard is what its log says.
 */

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
})
const [rounds, seed] = [Number(values.rounds), Number(values.seed)]

if (!existsSync(builtMain)) {
  console.log('autosave: needs the built server (npm run build)')
  process.exit(1)
}
console.log(`autosave: ${rounds} rounds, seed ${seed}`)
const result = await autosaveRounds({ rounds, seed, beforeMs: 2500, say: line => console.log(line) })
keepResult('autosave', { seed, ...result })
for (const fault of result.faults) console.log(`  FAULT ${fault}`)
console.log(
  `autosave: ${result.rounds} kills, ${result.acknowledged} batches acknowledged, ${result.unanswered} sends unanswered, ${result.revisions} revisions, ready again in ${result.slowestReadySeconds.toFixed(1)} s at most; ${result.faults.length} faults`,
)
process.exitCode = result.faults.length === 0 ? 0 : 1
