import { describe, expect, it, test } from 'vitest'
import { AnalysisRequest } from '../../contract/analysis/analysis.ts'
import type { Column } from '../../contract/column.ts'
import { firstRequest, lacks, methods, unmet, withValue } from './methods.ts'

type Built = Pick<Column, 'type' | 'role'> & { values: number; meaning?: Column['meaning'] }

function column(name: string, { type, role, values, meaning }: Built): Column {
  const top = ['a', 'b', 'c', 'd'].slice(0, values).map((value, i) => ({ value, count: 40 - i }))
  const nothing = { min: null, max: null, mean: null, sd: null, sum: null, quantiles: null, histogram: null }
  return {
    ...{ id: name, name, type, role, scale: null, rejected: 0, missing: [] },
    meaning: meaning ?? { unit: null, isMoney: false, additive: 'sum', direction: 'neutral' },
    profile: { ...nothing, rows: 100, nulls: 0, distinct: values, top },
  }
}

const money = { unit: 'USD', isMoney: true, additive: 'sum', direction: 'up' } as const
const orders = [
  column('Order No', { type: 'text', role: 'identifier', values: 70 }),
  column('Day', { type: 'date', role: 'time', values: 30 }),
  column('Status', { type: 'text', role: 'dimension', values: 3 }),
  column('Quantity', { type: 'integer', role: 'measure', values: 5 }),
  column('Amount', { type: 'decimal', role: 'measure', values: 90, meaning: money }),
]
const methodOf = (type: string) => {
  const found = methods.find(method => method.type === type)
  if (!found) throw new Error(`there is no ${type}`)
  return found
}
const first = (type: string, columns = orders) => firstRequest(methodOf(type), columns)

describe('a form of a method', () => {
  test.each(methods.map(method => [method.type, method] as const))(
    '%s reaches everything it can be asked',
    (type, method) => {
      const options: readonly { shape: Record<string, unknown> }[] = AnalysisRequest.options as never
      const schema = options.find(({ shape }) => (shape['type'] as { value: string }).value === type)
      const fields = [...method.fields, ...(method.more ?? [])].map(({ key }) => key)
      expect(fields.sort()).toEqual(
        Object.keys(schema?.shape ?? {})
          .filter(key => key !== 'type')
          .sort(),
      )
    },
  )

  it('begins with what suits best: money before counts, groups that are few, no names of single rows', () => {
    expect(first('trend')).toMatchObject({ time: 'Day', value: 'Amount' })
    expect(first('regression')).toMatchObject({ y: 'Amount', x: ['Quantity', 'Status'] })
    expect(first('basket')).toMatchObject({ basket: 'Order No', item: 'Status' })
    expect(first('funnel')).toMatchObject({ stage: 'Status', stages: ['a', 'b', 'c'] })
    expect(first('compare')).toEqual({ type: 'compare', value: 'Amount', group: 'Status', test: 'auto' })
    for (const method of methods) {
      const request = firstRequest(method, orders)
      if (unmet(method, request).length === 0) expect(AnalysisRequest.safeParse(request).error).toBeUndefined()
    }
  })

  it('compares two columns of the same rows instead of groups', () => {
    const compare = methodOf('compare')
    const paired = withValue(first('compare'), compare, 'pair', 'Quantity')
    expect(paired).toEqual({ type: 'compare', value: 'Amount', pair: 'Quantity', test: 'auto' })
    expect(unmet(compare, paired)).toEqual([])
    expect(unmet(compare, withValue(paired, compare, 'pair', undefined)).map(({ key }) => key)).toEqual(['group'])
  })

  it('takes whole years for time', () => {
    const years = [column('Year', { type: 'integer', role: 'time', values: 20 }), ...orders.slice(3)]
    expect(first('forecast', years)).toMatchObject({ time: 'Year', value: 'Amount' })
    expect(lacks(methodOf('forecast'), years)).toBeNull()
    expect(lacks(methodOf('rfm'), years)).toContain('names customers')
  })

  it('says what a table lacks', () => {
    expect(lacks(methodOf('logistic'), orders)).toBe('a column with exactly two values')
    expect(lacks(methodOf('forecast'), orders.slice(2))).toBe('a column of dates or whole years')
    expect(lacks(methodOf('rfm'), orders)).toContain('names customers')
    expect(lacks(methodOf('segments'), orders.slice(0, 4))).toBe('at least 2 columns of numbers')
    expect(lacks(methodOf('trend'), orders)).toBeNull()
  })
})
