import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { samples } from '../samples/generate.ts'

describe('sample files', () => {
  for (const { name, make } of samples)
    test(`${name} is what its generator makes`, () => {
      expect(make()).toBe(readFileSync(join(import.meta.dirname, '../samples', name), 'utf8'))
    })
})
