import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Proving } from './prove.ts'
import { proveFusion, proveInversion, provePlan, startProving } from './prove.ts'

/** Thousands of questions, on a machine that may do other things too. */
const PATIENCE_MS = 180_000
const seeds = Array.from({ length: 300 }, (_, i) => i + 1)

describe('the engine and an independent evaluator', () => {
  let proving: Proving
  beforeAll(async () => {
    proving = await startProving(3000, 42)
  })
  afterAll(() => proving.end())

  test(
    'answer 300 random plans alike, and every bill balances',
    async () => {
      const faults = await Promise.all(seeds.map(seed => provePlan(proving, seed)))
      expect(faults.filter(fault => fault !== null)).toEqual([])
    },
    PATIENCE_MS,
  )

  test(
    'answer plans alike that share one pass',
    async () => {
      const groups = Array.from({ length: 20 }, (_, i) => seeds.slice(i * 10, i * 10 + 10))
      const faults = await Promise.all(groups.map(group => proveFusion(proving, group)))
      expect(faults.filter(fault => fault !== null)).toEqual([])
    },
    PATIENCE_MS,
  )

  test(
    'find for every figure the rows that add up to it',
    async () => {
      const faults: (string | null)[] = []
      for (const seed of seeds.slice(0, 120)) faults.push(await proveInversion(proving, seed))
      expect(faults.filter(fault => fault !== null)).toEqual([])
    },
    PATIENCE_MS,
  )
})
