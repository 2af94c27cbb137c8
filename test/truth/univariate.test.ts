import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analystInFolder } from '../factories/analyst.ts'
import { DATA, hasRealFiles } from '../support/realFiles.ts'
import { correctDigits } from './nistSets.ts'

/** Sets of NIST's Statistical Reference Datasets of one variable, and the fewest digits of the mean and the deviation. */
const analyst = analystInFolder()

async function digitsOf(values: readonly number[], certified: { mean: number; sd: number }) {
  const table = await analyst.table(['Index,Y', ...values.map((y, i) => `${i},${y}`)].join('\n'))
  const { result } = await analyst.answer(table, { type: 'describe', columns: ['Y'] })
  const [found] = result.numbers
  return [correctDigits(found?.mean ?? 0, certified.mean), correctDigits(found?.sd ?? 0, certified.sd)]
}

/** The rules of NumAcc2 to 4: one value, then 500 times a tenth less and a tenth more. */
const alternating = (centre: number) => [
  centre,
  ...Array.from({ length: 1000 }, (_, i) => Math.round((centre + (i % 2 === 0 ? -0.1 : 0.1)) * 10) / 10),
]

describe('a mean and a deviation are certified', () => {
  it.each([
    // Of NumAcc3 and 4 doubles keep only so many digits of the deviation: the tenths are lost before anything is computed.
    ['NumAcc1', [10_000_001, 10_000_003, 10_000_002], { mean: 10_000_002, sd: 1 }, 15],
    ['NumAcc2', alternating(1.2), { mean: 1.2, sd: 0.1 }, 14],
    ['NumAcc3', alternating(1_000_000.2), { mean: 1_000_000.2, sd: 0.1 }, 9.4],
    ['NumAcc4', alternating(10_000_000.2), { mean: 10_000_000.2, sd: 0.1 }, 8.2],
  ] as const)('%s, by its rule', async (_, values, certified, digits) => {
    const [mean = 0, sd = 0] = await digitsOf(values, certified)
    expect(mean).toBeGreaterThanOrEqual(14)
    expect(sd).toBeGreaterThanOrEqual(digits)
  })
})

const files = ['Lew.dat', 'Lottery.dat', 'Mavro.dat', 'Michelso.dat', 'NumAcc1.dat', 'NumAcc2.dat', 'PiDigits.txt']

describe.runIf(hasRealFiles)('the files of NIST', () => {
  it.each(files)('%s', async file => {
    const { sets } = JSON.parse(readFileSync(join(DATA, 'truth/nist.json'), 'utf8'))
    const certified = sets.find((set: { file: string }) => set.file === file)
    const lines = readFileSync(join(DATA, 'nist', file), 'utf8')
      .split(/\r?\n/)
      .map(line => line.trim())
    // The values stand alone, one a line, at the end.
    const values = lines
      .filter(line => /^-?\d+(\.\d+)?$/.test(line))
      .map(Number)
      .slice(-certified.n)
    expect(values).toHaveLength(certified.n)
    const [mean = 0, sd = 0] = await digitsOf(values, { mean: certified.mean, sd: certified.std_ddof1 })
    expect(Math.min(mean, sd)).toBeGreaterThanOrEqual(13)
  })
})
