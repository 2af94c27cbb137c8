import { describe, expect, test } from 'vitest'
import { buildColumn, buildMeasure } from '../../../test/factories/column.ts'
import { testScan } from '../../../test/factories/scan.ts'
import type { StepInput } from '../../contract/recipe.ts'
import { Recipe } from '../../contract/recipe.ts'
import { compile } from '../relation/dialects/duckdb.ts'
import { english } from '../words/english.ts'
import { say } from '../words/say.ts'
import { lowerRecipe, type RecipeSource } from './lowerRecipe.ts'

const money = { unit: 'USD', isMoney: true, additive: 'sum', direction: 'up' } as const
const columns = testScan.columns.map(({ id, name, type, scale }) =>
  id === 'c4' ? buildMeasure(name, { id, type, scale, meaning: money }) : buildColumn({ id, name, type, scale }),
)
const from: RecipeSource = {
  scan: testScan,
  columns,
  tableOf: (_, tableId) => (tableId === 'there' ? { scan: { ...testScan, tableId }, columns } : null),
}

function lowered(...steps: (StepInput & { off?: boolean })[]) {
  const recipe = Recipe.parse({ steps: steps.map(({ off, ...step }, i) => ({ id: `s${i}`, step, off: off ?? false })) })
  return lowerRecipe(recipe, from)
}

function told(...steps: StepInput[]): string[] {
  return lowered(...steps).faults.map(({ stepId, message }) => {
    expect(english[message.code]).toBeDefined()
    return `${stepId}: ${say(message, 'en')}`
  })
}

describe('a step that does not fit', () => {
  test('is left out and reported, and the others go on', () => {
    const {
      faults,
      columns: after,
      steps,
    } = lowered(
      { kind: 'hide', columns: ['c1'] },
      { kind: 'trim', columns: ['c1'] },
      { kind: 'rename', column: 'c2', name: 'Jahr' },
    )
    expect(faults.map(({ stepId }) => stepId)).toEqual(['s1'])
    expect(after.map(c => c.name)).toEqual(['Jahr', 'Sales', 'Price', 'Day', 'At', 'New'])
    expect(steps.map(step => step.done !== undefined)).toEqual([true, false, true])
    expect(steps[1]?.relation).toBe(steps[0]?.relation)
  })

  const faults: readonly [string, StepInput][] = [
    ['There is no column c99 here any more', { kind: 'rename', column: 'c99', name: 'x' }],
    ['Sales does not hold text', { kind: 'trim', columns: ['c3'] }],
    ['Platform does not hold numbers', { kind: 'convert', column: 'c1', factor: 2 }],
    [
      'Platform does not hold dates',
      {
        kind: 'group',
        by: [{ column: 'c1', timeUnit: 'month' }],
        measures: [{ as: 'n', name: 'n', aggregate: 'count' }],
      },
    ],
    [
      'Day holds days without a time',
      {
        kind: 'group',
        by: [{ column: 'c5', timeUnit: 'hour' }],
        measures: [{ as: 'n', name: 'n', aggregate: 'count' }],
      },
    ],
    ['There is a column year already', { kind: 'rename', column: 'c1', name: 'year' }],
    ['There is a column c2 already', { kind: 'split', column: 'c1', by: ',', into: [{ as: 'c2', name: 'Second' }] }],
    [
      'The segments do not fit their columns',
      {
        ...{ kind: 'segment', as: 'kind', name: 'Kind', columns: ['c2', 'c4'], names: ['a', 'b'] },
        ...{ centres: [0, 0], scales: [1, 1], centroids: [[1, 1], [2]] },
      },
    ],
    ['No column would be left', { kind: 'hide', columns: testScan.columns.map(c => c.id) }],
    ['The condition does not fit the data', { kind: 'filter', filter: { op: 'eq', column: 'c2', value: 'x' } }],
    [
      'There is no column c99 here',
      { kind: 'clear', column: 'c1', where: { op: 'not', of: { op: 'isNull', column: 'c99' } } },
    ],
    ['“x” is no value for Year', { kind: 'fill', column: 'c2', with: 'value', value: 'x' }],
    ['Say what missing cells of Year should hold', { kind: 'fill', column: 'c2', with: 'value' }],
    ['The format “quarterly” is not understood', { kind: 'retype', column: 'c1', type: 'date', format: 'quarterly' }],
    ['The new column needs a name', { kind: 'calculate', as: 'x', formula: '1 + 1' }],
    ['There is no column [Prise]', { kind: 'calculate', as: 'x', name: 'X', formula: '[Prise] * 2' }],
    ['This figure needs a column', { kind: 'group', by: [], measures: [{ as: 'n', name: 'n', aggregate: 'sum' }] }],
    [
      'The other table is gone',
      {
        kind: 'join',
        datasetId: 'd',
        tableId: 'gone',
        on: [{ left: 'c1', right: 'c1' }],
        columns: [{ as: 'j', name: 'J', column: 'c2' }],
      },
    ],
    [
      'The other table has no column c99',
      {
        kind: 'join',
        datasetId: 'd',
        tableId: 'there',
        on: [{ left: 'c1', right: 'c99' }],
        columns: [{ as: 'j', name: 'J', column: 'c2' }],
      },
    ],
    [
      'Platform and Year hold different kinds',
      {
        kind: 'join',
        datasetId: 'd',
        tableId: 'there',
        on: [{ left: 'c1', right: 'c2' }],
        columns: [{ as: 'j', name: 'J', column: 'c2' }],
      },
    ],
  ]
  test.each(faults)('says: %s', (words, step) => {
    const [fault] = told(step)
    expect(fault).toContain(words)
  })

  test('names a column that an earlier step would have made', () => {
    const split: StepInput = { kind: 'split', column: 'c3', by: ',', into: [{ as: 'city', name: 'City' }] }
    expect(told(split, { kind: 'trim', columns: ['city'] })[1]).toContain('There is no column City')
  })

  test('of a formula says at which characters', () => {
    const { faults } = lowered({ kind: 'calculate', as: 'x', name: 'X', formula: '[Year] + [Nope]' })
    expect(faults).toMatchObject([{ stepId: 's0', from: 9, to: 15 }])
  })
})

test('a step that is off is kept and does nothing', () => {
  const { columns: after, steps } = lowered({ kind: 'hide', columns: ['c1'], off: true })
  expect(after).toHaveLength(7)
  expect(steps).toMatchObject([{ stepId: 's0' }])
  expect(steps[0]?.done).toBeUndefined()
})

describe('what is known of a column', () => {
  const meaningOf = (id: string, ...steps: StepInput[]) => lowered(...steps).columns.find(c => c.id === id)?.meaning

  test('goes with it through new names, filters, groups and formulas', () => {
    expect(meaningOf('c4', { kind: 'rename', column: 'c4', name: 'Paid' })).toEqual(money)
    const total: StepInput = {
      kind: 'group',
      by: [{ column: 'c1' }],
      measures: [{ as: 't', name: 'T', aggregate: 'sum', column: 'c4' }],
    }
    expect(meaningOf('t', total)).toMatchObject({ unit: 'USD', additive: 'sum' })
    expect(meaningOf('x', { kind: 'calculate', as: 'x', name: 'X', formula: '[Price] * [Year]' })).toMatchObject({
      isMoney: true,
    })
    expect(meaningOf('x', { kind: 'calculate', as: 'x', name: 'X', formula: '[Price] / [Price]' })).toBeUndefined()
  })

  test('changes with its unit, and is forgotten with its type', () => {
    expect(meaningOf('c4', { kind: 'convert', column: 'c4', factor: 0.92, unit: 'EUR' })).toMatchObject({
      unit: 'EUR',
      isMoney: true,
    })
    expect(meaningOf('c4', { kind: 'convert', column: 'c4', factor: 2.2, unit: 'lb' })).toMatchObject({
      unit: 'lb',
      isMoney: false,
    })
    expect(meaningOf('c4', { kind: 'retype', column: 'c4', type: 'text' })).toBeUndefined()
  })
})

test('a hundred steps are lowered in a moment', () => {
  const steps = Array.from({ length: 100 }, (): StepInput => ({ kind: 'trim', columns: ['c1'] }))
  const started = performance.now()
  expect(lowered(...steps).faults).toEqual([])
  expect(performance.now() - started).toBeLessThan(1000)
})

test('a table that a step reads twice is computed once, however many such steps there are', () => {
  const steps = Array.from({ length: 12 }, (): StepInput => ({ kind: 'fill', column: 'c3', with: 'median' }))
  const { sql } = compile(lowered(...steps).relation)
  // The file itself may be read twice.
  expect(sql.match(/read_parquet/g)).toHaveLength(2)
  expect(sql.match(/MATERIALIZED/g)).toHaveLength(11)
})
