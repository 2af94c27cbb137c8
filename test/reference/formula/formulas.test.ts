import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Proving } from '../prove.ts'
import { startProving } from '../prove.ts'
import { proveFormula } from './proveFormula.ts'

const PATIENCE_MS = 180_000

describe('the engine and an independent reading of formulas', () => {
  let proving: Proving
  beforeAll(async () => {
    proving = await startProving(200, 7)
  })
  afterAll(() => proving.end())

  test(
    'answer 300 random formulas alike, in every row',
    async () => {
      const faults: (string | null)[] = []
      for (let seed = 1; seed <= 300; seed++) faults.push(await proveFormula(proving, seed))
      expect(faults.filter(fault => fault !== null)).toEqual([])
    },
    PATIENCE_MS,
  )
})
