import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { IngestFault } from '../../src/adapters/readers/fault.ts'
import { readFile } from '../../src/adapters/readers/readFile.ts'
import { ingestFaultWords } from '../../src/core/grid/faults.ts'
import { honestFiles } from '../factories/hostile/honest.ts'
import { mutate } from '../factories/hostile/mutate.ts'

/* A slice of `npm run prove mutations`, which spoils ten thousand files. */

const FILES = 60
const FIRST = 77_000_000

let folder = ''
let honest: Awaited<ReturnType<typeof honestFiles>>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mutations-'))
  honest = await honestFiles()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What is wrong with how reading a spoilt file ended; null when nothing is. */
async function wrongWith(seed: number): Promise<string | null> {
  const { kind, bytes, recipe } = mutate(honest, seed)
  const outDir = mkdtempSync(join(folder, 'out-'))
  const path = join(folder, 'spoilt')
  writeFileSync(path, bytes)
  try {
    const { tables } = await readFile({ path, outDir })
    const isEven = tables.every(({ receipt, rowCount }) => {
      const { read, loaded, rejected, skipped } = receipt.conservation
      return loaded === rowCount && read === loaded + rejected + skipped.reduce((sum, { count }) => sum + count, 0)
    })
    return isEven ? null : `${seed} (${kind} ${recipe.join(' ')}): rows do not balance`
  } catch (error) {
    const isNamed = error instanceof IngestFault && error.code in ingestFaultWords && readdirSync(outDir).length === 0
    return isNamed ? null : `${seed} (${kind} ${recipe.join(' ')}): ${String(error)} ${readdirSync(outDir).join()}`
  }
}

it('spoilt files of every kind are read in balance, or refused by name', async () => {
  const wrong: (string | null)[] = []
  for (let i = 0; i < FILES; i++) wrong.push(await wrongWith(FIRST + i))
  expect(wrong.filter(complaint => complaint !== null)).toEqual([])
}, 180_000)
