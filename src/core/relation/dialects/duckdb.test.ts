import { describe, expect, test } from 'vitest'
import { testScan } from '../../../../test/factories/scan.ts'
import type { QueryPlanInput } from '../../../contract/plan.ts'
import { QueryPlan } from '../../../contract/plan.ts'
import type { Expression, Relation } from '../../../contract/relation.ts'
import { aggregate, column, derive } from '../build.ts'
import { fuse } from '../fuse.ts'
import { lower } from '../lower.ts'
import { compile } from './duckdb.ts'
import { compilePass, memberSql } from './pass.ts'

const source = { datasetId: 'd1', tableId: 't1' }

function lowered(plan: Omit<QueryPlanInput, 'source'>) {
  return lower(QueryPlan.parse({ source, ...plan }), testScan)
}

function compiled(plan: Omit<QueryPlanInput, 'source'>) {
  const { sql, params } = compile(lowered(plan))
  return { sql, params }
}

const literal = (value: number): Expression => ({ kind: 'literal', value, type: 'integer' })

describe('each operator of a plan in DuckDB', () => {
  test('filters of every kind, negated two-valued', () => {
    expect(
      compiled({
        measures: [{ as: 'n', aggregate: 'count' }],
        filter: {
          op: 'and',
          of: [
            {
              op: 'not',
              of: {
                op: 'or',
                of: [
                  { op: 'eq', column: 'c1', value: 'Wii' },
                  { op: 'isNull', column: 'c5' },
                ],
              },
            },
            { op: 'in', column: 'c2', values: [2001, null, '12345678901234567890'] },
            { op: 'contains', column: 'c1', value: 'x' },
            { op: 'startsWith', column: 'c1', value: 'y' },
            { op: 'between', column: 'c6', low: '2020-01-01', high: null, closed: false },
            { op: 'between', column: 'c4', low: 0.5, high: 1, closed: true },
            { op: 'ge', column: 'c3', value: 1e-7 },
            { op: 'eq', column: 'c7', value: true },
          ],
        },
      }),
    ).toMatchSnapshot()
  })

  test('groups by column, time unit and bin, with every aggregate', () => {
    expect(
      compiled({
        dimensions: [
          { as: 'p', column: 'c1' },
          { as: 'q', column: 'c6', timeUnit: 'quarter' },
          { as: 'w', column: 'c5', timeUnit: 'week' },
          { as: 'b', column: 'c4', bin: { start: 0, width: 5 } },
        ],
        measures: [
          { as: 'm0', aggregate: 'count' },
          { as: 'm1', aggregate: 'count', column: 'c1' },
          { as: 'm2', aggregate: 'countDistinct', column: 'c1' },
          { as: 'm3', aggregate: 'sum', column: 'c3' },
          { as: 'm4', aggregate: 'sum', column: 'c4' },
          { as: 'm5', aggregate: 'mean', column: 'c3' },
          { as: 'm6', aggregate: 'mean', column: 'c2' },
          { as: 'm7', aggregate: 'median', column: 'c4' },
          { as: 'm8', aggregate: 'quantile', column: 'c3', p: 0.9 },
          { as: 'm9', aggregate: 'min', column: 'c5' },
          { as: 'm10', aggregate: 'max', column: 'c1' },
          { as: 'm11', aggregate: 'sd', column: 'c4' },
        ],
      }),
    ).toMatchSnapshot()
  })

  test('top with Other from groups, and from rows when a measure cannot be merged', () => {
    const tops = [{ dimension: 'p', measure: 'm', n: 3, other: true }]
    const dimensions = [{ as: 'p', column: 'c1' }]
    expect(compiled({ dimensions, measures: [{ as: 'm', aggregate: 'sum', column: 'c3' }], tops })).toMatchSnapshot()
    expect(compiled({ dimensions, measures: [{ as: 'm', aggregate: 'median', column: 'c3' }], tops })).toMatchSnapshot()
  })

  test('top without the rest', () => {
    const plan = {
      dimensions: [{ as: 'p', column: 'c2' }],
      measures: [{ as: 'm', aggregate: 'mean', column: 'c3' }],
    } as const
    const tops = [{ dimension: 'p', measure: 'm', n: 3, other: false }]
    expect(compiled({ dimensions: [...plan.dimensions], measures: [...plan.measures], tops })).toMatchSnapshot()
  })

  test('a page of rows finds their numbers first', () => {
    const sort = [{ by: 'c3', direction: 'desc' as const }]
    expect(
      compiled({ columns: ['c1', 'c3'], sort, filter: { op: 'notNull', column: 'c1' }, offset: 200 }),
    ).toMatchSnapshot()
  })

  test('a sample', () => {
    expect(compiled({ columns: ['c3', 'c4'], sample: 5000 })).toMatchSnapshot()
  })

  test('a table of several parts is read by name', () => {
    const scan = { ...testScan, parts: ["it's 1.parquet", '2.parquet'] }
    expect(compile(lower(QueryPlan.parse({ source, columns: ['c1'] }), scan)).sql).toMatchSnapshot()
  })
})

describe('operators that plans do not use yet', () => {
  test('union, join, window and derive', () => {
    const sums: Relation = aggregate(
      testScan,
      [{ as: 'g', value: column('c1') }],
      [{ as: 's', value: { fn: 'count' } }],
    )
    const twice = derive({ op: 'union', inputs: [sums, sums] }, [
      { as: 'd', value: { kind: 'call', fn: 'divide', args: [column('s'), literal(2)] } },
      {
        as: 'k',
        value: {
          kind: 'call',
          fn: 'case',
          args: [{ kind: 'call', fn: 'gt', args: [column('s'), literal(1)] }, literal(1), literal(0)],
        },
      },
    ])
    const ranked: Relation = {
      op: 'window',
      input: twice,
      columns: [
        {
          as: 'r',
          value: { fn: 'rank', partitionBy: [column('g')], orderBy: [{ by: column('d'), direction: 'desc' }] },
        },
      ],
    }
    const names = aggregate(testScan, [{ as: 'name', value: column('c1') }], [])
    const joined: Relation = {
      op: 'join',
      left: ranked,
      right: names,
      kind: 'left',
      on: [{ left: 'g', right: 'name' }],
    }
    expect(compile(joined).sql).toMatchSnapshot()
  })
})

describe('several questions over the same rows', () => {
  test('are one pass with grouping sets, read apart again', () => {
    const filter = { op: 'ge', column: 'c2', value: 2000 } as const
    const measures = [{ as: 's', aggregate: 'sum' as const, column: 'c3' }]
    const relations = [
      lowered({ filter, measures }),
      lowered({ filter, measures, dimensions: [{ as: 'p', column: 'c1' }] }),
      lowered({
        filter,
        measures,
        dimensions: [
          { as: 'year', column: 'c5', timeUnit: 'year' },
          { as: 'p', column: 'c1' },
        ],
      }),
      lowered({ measures, dimensions: [{ as: 'p', column: 'c1' }] }),
      lowered({ filter, measures: [{ as: 'm', aggregate: 'median', column: 'c3' }] }),
    ]
    const [fusion, ...others] = fuse(relations)
    expect(others).toEqual([])
    if (fusion === undefined) throw new Error('nothing was fused')
    expect(fusion.members.map(member => member.index)).toEqual([0, 1, 2])
    expect(compilePass(fusion.pass, {})).toMatchSnapshot()
    expect(fusion.members.map(member => memberSql(member, fusion.pass, 'fused'))).toMatchSnapshot()
  })
})

describe('names and values that try to be SQL', () => {
  const evil = `"; DROP TABLE x; --`
  const scan = { ...testScan, columns: [{ id: evil, name: evil, type: 'text' as const, scale: null }] }

  test('stay names and values', () => {
    const plan = QueryPlan.parse({
      source,
      dimensions: [{ as: `a"${evil}`, column: evil }],
      measures: [{ as: `'${evil}`, aggregate: 'count', column: evil }],
      filter: { op: 'eq', column: evil, value: `'${evil}` },
    })
    const { sql, params } = compile(lower(plan, scan))
    expect(sql).toMatchSnapshot()
    expect(params).toContain(`'${evil}`)
    expect(sql.replaceAll(`""; DROP TABLE x; --`, '')).not.toContain('DROP')
  })

  test('stay values in the SQL that is shown', () => {
    const plan = QueryPlan.parse({ source, columns: [], filter: { op: 'eq', column: evil, value: `it's` } })
    expect(compile(lower(plan, scan), { inline: true }).sql).toContain(`= 'it''s'`)
  })
})
