import { describe, expect, it } from 'vitest'
import { lookForFacts } from '../../../bench/prove/plantedFacts.ts'
import { analystInFolder } from '../../../test/factories/analyst.ts'
import { findCandidates } from './findInsights.ts'
import { judge } from './judge.ts'
import { correctedTogether, standingAmong } from './standing.ts'

const analyst = analystInFolder()
const source = { datasetId: 'd1', tableId: 't1' }

describe('findings', () => {
  it('tell the facts hidden in a table, and nothing of chance', { timeout: 60_000 }, async () => {
    const { found, noisy } = await lookForFacts(analyst, { from: 1, seeds: 1, say: () => undefined })
    const kinds = ['trend', 'season', 'step', 'group', 'driver', 'correlation', 'change', 'outstanding', 'evenness']
    expect(found).toEqual(Object.fromEntries(kinds.map(kind => [kind, 1])))
    expect(noisy).toEqual({ courses: 0, shapes: 0 })
  })

  it('say nothing of few rows', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `${i % 2 ? 'a' : 'b'},${i % 2 ? 10 + i / 100 : 1 + i / 100}`)
    const table = await analyst.table(['Group,Value', ...rows].join('\n'))
    expect(await analyst.run(table, findCandidates)).toEqual([])
  })

  it('come fewer of what somebody wants less of', async () => {
    const rows = Array.from(
      { length: 400 },
      (_, i) => `${['a', 'b', 'c'][i % 3]},${(i % 3) * 3 + ((i * 7919) % 101) / 20}`,
    )
    const table = await analyst.table(['Team,Points', ...rows].join('\n'))
    const { standing } = standingAmong(await analyst.run(table, findCandidates))
    const [first] = judge(standing, source)
    if (!first) throw new Error('nothing was found')
    const { id, columns } = first
    const judged = judge(standing, source, { taste: [{ id, columns, verdict: 'less' }] })
    const before = judge(standing, source)
    const scoreOf = (items: typeof judged) => items.find(item => item.id === id)?.score ?? 0
    expect(scoreOf(judged)).toBeLessThan(scoreOf(before))
  })
})

it('corrects p values together: each times the number of tests over its rank, and never less than a larger one', () => {
  const rounded = (ps: (number | null)[]) => correctedTogether(ps).map(q => q && Number(q.toPrecision(12)))
  expect(rounded([0.01, 0.02, 0.03, 0.04, 0.05])).toEqual([0.05, 0.05, 0.05, 0.05, 0.05])
  expect(rounded([0.001, null, 0.2, 0.03])).toEqual([0.003, null, 0.2, 0.045])
})
