import { expect, it } from 'vitest'
import { z } from 'zod'
import { AnalysisRequest } from '../../contract/analysis/analysis.ts'
import { columnsOfRequest, moveRequest } from './requestColumns.ts'

interface Schema {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  items?: Schema
  prefixItems?: Schema[]
  properties?: Record<string, Schema>
}

const kindsOf = ({ type, anyOf = [] }: Schema): string[] =>
  [type ?? [], ...anyOf.map(kindsOf)].flat().filter(kind => kind !== 'null')

/** Whether a field holds any text, alone, in a list, or in pairs: so requests name columns. Cells may be numbers too. */
function namesColumns(schema: Schema): boolean {
  const kinds = kindsOf(schema)
  const { items, prefixItems = [], anyOf = [] } = schema
  if (kinds.includes('array')) {
    const lists = [schema, ...anyOf].filter(one => kindsOf(one).includes('array'))
    return lists.some(list =>
      [list.items ?? [], list.prefixItems ?? [], items ?? [], prefixItems].flat().some(namesColumns),
    )
  }
  const isFixed = [schema, ...anyOf].some(one => one.enum !== undefined || one.const !== undefined)
  return kinds.length === 1 && kinds[0] === 'string' && !isFixed
}

it('every field of every method that takes a column is known, and no other', () => {
  for (const option of AnalysisRequest.options) {
    const { properties = {} } = z.toJSONSchema(option, { io: 'output' }) as Schema
    // Columns of a place to predict at are the keys of a list.
    const { type: _type, predict: _predict, ...rest } = properties
    for (const [key, schema] of Object.entries(rest)) {
      const isArray = kindsOf(schema).includes('array')
      const of = isArray ? ['c1', 'c2'] : 'c1'
      // Whatever the rest of it: only this field is looked at.
      const named = columnsOfRequest({ type: option.shape.type.value, [key]: of } as unknown as AnalysisRequest)
      expect({ method: option.shape.type.value, key, isColumn: named.length > 0 }).toEqual({
        ...{ method: option.shape.type.value, key },
        isColumn: namesColumns(schema),
      })
    }
  }
})

it('a request moves to other columns with its lists, pairs and places, and keeps what is no column', () => {
  const request = AnalysisRequest.parse({
    ...{ type: 'regression', y: 'c1', x: ['c2', 'c3'], interactions: [['c2', 'c3']] },
    predict: [{ values: { c2: 'c1', c3: 4 } }],
  })
  expect(columnsOfRequest(request)).toEqual(['c1', 'c2', 'c3'])
  expect(
    moveRequest(
      request,
      new Map([
        ['c1', 'd1'],
        ['c2', 'd2'],
      ]),
    ),
  ).toEqual({
    ...{ ...request, y: 'd1', x: ['d2', 'c3'], interactions: [['d2', 'c3']] },
    predict: [{ values: { d2: 'c1', c3: 4 } }],
  })
})

it('a method that chooses its columns names none', () => {
  expect(columnsOfRequest(AnalysisRequest.parse({ type: 'describe' }))).toEqual([])
})
