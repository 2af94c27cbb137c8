import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analystInFolder } from '../factories/analyst.ts'
import { DATA, hasRealFiles } from '../support/realFiles.ts'

const sets = ['iris', 'tips', 'penguins', 'titanic', 'mpg', 'planets', 'diamonds', 'vgsales', 'music'] as const
const analyst = analystInFolder()
const fileOf = (name: string) =>
  join(DATA, name === 'vgsales' || name === 'music' ? 'templates' : 'tidy', `${name}.csv`)

it('the reference values are looked for beside the project', () => {
  expect(sets).toHaveLength(9)
})

describe.runIf(hasRealFiles).each(sets)('%s correlated as pandas does', name => {
  it.each(['pearson', 'spearman', 'kendall'] as const)('%s, pairwise, to 1e-9', { timeout: 60_000 }, async method => {
    const { describe: truth } = JSON.parse(readFileSync(join(DATA, `truth/${name}.json`), 'utf8'))
    const expected: Record<string, Record<string, number | null>> | undefined = truth.corr[method]
    if (!expected) return
    const table = await analyst.open(fileOf(name))
    const names = new Map(table.columns.map(column => [column.id, column.name]))
    const columns = table.columns
      .filter(({ name: column, type }) => column in expected && type !== 'boolean')
      .map(({ id }) => id)
    const { result } = await analyst.answer(table, { type: 'correlate', columns, method })
    const faults = result.pairs.flatMap(({ first, second, value }) => {
      const known = expected[names.get(first) ?? '']?.[names.get(second) ?? ''] ?? null
      const isNear = value === null ? known === null : Math.abs(value - (known ?? Number.NaN)) < 1e-9
      return isNear ? [] : [`${names.get(first)} ${names.get(second)}: ${value} instead of ${known}`]
    })
    expect(result.pairs).toHaveLength((columns.length * (columns.length - 1)) / 2)
    expect(faults).toEqual([])
  })
})
