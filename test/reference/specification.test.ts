import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Calculation, Filter } from '../../src/contract/plan.ts'
import { AggregateName, QueryPlan, TimePart, TimeUnit } from '../../src/contract/plan.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/query-plan.md'), 'utf8')

/** The compiler knows when one is missing here. */
const filters: Record<Filter['op'], true> = {
  and: true,
  or: true,
  not: true,
  eq: true,
  ne: true,
  lt: true,
  le: true,
  gt: true,
  ge: true,
  in: true,
  contains: true,
  startsWith: true,
  endsWith: true,
  isNull: true,
  notNull: true,
  between: true,
  relative: true,
}
const calculations: Record<Calculation['kind'], true> = {
  share: true,
  running: true,
  movingAverage: true,
  change: true,
}

test.each([
  ['condition', Object.keys(filters)],
  ['aggregate', AggregateName.options],
  ['calculation', [...Object.keys(calculations), 'difference', 'ratio', 'previousYear', 'along']],
  ['unit and part of time', [...TimeUnit.options, ...TimePart.options]],
])('the specification speaks of every %s', (_, names) => {
  expect(names.filter(name => !page.includes(`\`${name}\``))).toEqual([])
})

test('the specification speaks of every field of a plan', () => {
  const fields = Object.keys(QueryPlan.shape).filter(field => field !== 'source')
  expect(fields.filter(field => !new RegExp(field, 'i').test(page))).toEqual([])
})
