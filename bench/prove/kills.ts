import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { keepResult } from '../machine.ts'
import { builtMain } from './builtServer.ts'
import { killRounds, type Round } from './killRounds.ts'
import { VICTIMS } from './victims.ts'

/*
 * kill -9 of server, engine, ingest child and postmaster in turn, at random moments while people send, refresh and edit:
 * `npm run prove kills -- [--rounds 20] [--seed 1]`. Nothing acknowledged may be lost, nothing half done may show, a merge is whole or was not,
 * every job ends honestly, and the server runs again within 15 seconds. Linux only: processes are found in /proc.
 */

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
})
const seed = Number(values.seed)
const victims = Array.from({ length: Number(values.rounds) }, (_, i) => VICTIMS[i % VICTIMS.length] ?? 'server')

if (process.platform !== 'linux' || !existsSync(builtMain)) {
  console.log('kills: needs Linux and the built server (npm run build)')
  process.exit(1)
}
console.log(`kills: ${victims.length} rounds, seed ${seed}`)
const result = await killRounds({ victims, seed, beforeMs: 4000, say: line => console.log(line) })
keepResult('kills', { seed, ...result })
const longest = (of: (round: Round) => number) => Math.max(...result.rounds.map(of)).toFixed(1)
console.log(
  `kills: ${result.rounds.length} kills, ${result.uploads} uploads and ${result.edits} edits acknowledged, ${result.refreshes} newer files (${result.merged} merged, ${result.discarded} discarded), ${result.failed} uploads failed with a reason, running again in ${longest(r => r.runningSeconds)} s at most, interrupted jobs ended in ${longest(r => r.endedSeconds)} s at most; ${result.faults.length} faults`,
)
process.exitCode = result.faults.length === 0 ? 0 : 1
