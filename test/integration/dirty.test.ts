import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, describe, expect, test } from 'vitest'
import { readSoiled } from '../../bench/prove/dirty/readSoiled.ts'
import { DIRT_NAMES, soil } from '../../bench/prove/dirty/soil.ts'

/* A slice of `npm run prove dirty`: a few files of every kind of dirt. */

const SEEDS = [1, 2, 3]
const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
const folder = mkdtempSync(join(tmpdir(), 'dirty-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a table comes back exactly, whatever was done to its file:', () => {
  test.each([...DIRT_NAMES])('%s', async dirt => {
    for (const seed of SEEDS) {
      const { faults } = await readSoiled(connection, soil(seed, [dirt]), folder)
      expect([seed, faults]).toEqual([seed, []])
    }
  })
})
