import { autocorrelations } from '../../src/core/stats/series/autocorrelations.ts'
import { buildAnalyst } from '../../test/factories/analyst.ts'
import { digitsOf, fitOfSet } from '../../test/truth/nistDigits.ts'
import { correctDigits, nistSets } from '../../test/truth/nistSets.ts'
import { keepResult } from '../machine.ts'

/*
 * Correct digits on the Statistical Reference Datasets of NIST (LRE, at most 15): `npm run prove nist`. Linear models as
 * the product fits rows that it read; means and deviations by the engine out of a file; correlations with the value
 * before. Data in tenths around ten million leave a double 8 to 9 digits of their deviation, whoever computes it.
 */

const AIM = 13
const { regressions, samples, missing } = nistSets()
for (const line of missing) console.log(line)
const one = (digits: number) => Math.round(digits * 10) / 10

const linear = regressions.map(set => {
  const digits = digitsOf(set, fitOfSet(set))
  return { name: set.name, ...Object.fromEntries(Object.entries(digits).map(([kind, value]) => [kind, one(value)])) }
})
console.table(linear)

const analyst = await buildAnalyst()
const univariate = []
for (const { name, values, mean, sd, autocorrelation } of samples) {
  const table = await analyst.table(['y', ...values].join('\n'))
  const { result } = await analyst.answer(table, { type: 'describe', columns: ['y'] })
  const [told] = result.numbers
  univariate.push({
    name,
    mean: one(correctDigits(told?.mean ?? Number.NaN, mean)),
    sd: one(correctDigits(told?.sd ?? Number.NaN, sd)),
    autocorrelation: one(
      correctDigits(autocorrelations(Float64Array.from(values), 1)?.[1] ?? Number.NaN, autocorrelation),
    ),
  })
}
console.table(univariate)
await analyst.end()

const least = Math.min(...regressions.flatMap(set => Object.values(digitsOf(set, fitOfSet(set)))))
const isMet = least >= AIM && univariate.every(({ mean, sd }) => mean >= 9 && sd >= 8)
keepResult('nist', { aim: { linear: AIM }, least: one(least), isMet, linear, univariate })
console.log(`nist: at least ${one(least)} correct digits in ${regressions.length} linear models`)
process.exitCode = isMet ? 0 : 1
