import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { builtMain } from '../../bench/prove/builtServer.ts'
import { killRounds } from '../../bench/prove/killRounds.ts'

// The long form is `npm run prove kills`: twenty rounds, all four kinds of process.
const canRun = process.platform === 'linux' && existsSync(builtMain)
if (!canRun) console.info('skipped: kills need Linux and the built server (npm run build)')

test.runIf(canRun)(
  'what was acknowledged outlives the kill of an ingest process and of the server, and work goes on',
  async () => {
    const said: string[] = []
    const { rounds, uploads, faults } = await killRounds({
      victims: ['ingest', 'server'],
      seed: 3,
      beforeMs: 500,
      withinMs: 60_000,
      say: line => said.push(line),
    })
    expect(faults, said.join('\n')).toEqual([])
    expect(rounds).toHaveLength(2)
    expect(uploads).toBeGreaterThan(2)
  },
  240_000,
)
