import { parseArgs } from 'node:util'
import { buildAnalyst } from '../../test/factories/analyst.ts'
import { keepResult } from '../machine.ts'
import { lookForFacts } from './plantedFacts.ts'

/*
 * Facts hidden in tables, and tables of chance: `npm run prove insights -- [--seeds 200] [--from 1]`. At least nine in ten
 * facts of each kind are among the first ten findings, and at most one table of chance in twenty has any finding.
 */

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '200' }, from: { type: 'string', default: '1' } },
})
const [seeds, from] = [Number(values.seeds), Number(values.from)]
const aims = { found: 0.9, noisy: 0.05 }
const analyst = await buildAnalyst()
try {
  const result = await lookForFacts(analyst, { from, seeds, say: line => console.log(line) })
  const met = {
    found: Object.values(result.found).every(count => count >= aims.found * seeds),
    noisy: Object.values(result.noisy).every(count => count <= aims.noisy * seeds),
  }
  keepResult('insights', { from, ...result, aims, met })
  for (const [kind, count] of Object.entries(result.found)) console.log(`insights: ${kind} ${count} of ${seeds}`)
  for (const [kind, count] of Object.entries(result.noisy))
    console.log(`insights: ${count} of ${seeds} tables of chance (${kind}) had a finding`)
  process.exitCode = met.found && met.noisy ? 0 : 1
} finally {
  await analyst.end()
}
