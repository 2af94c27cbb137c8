import { describe, expect, it } from 'vitest'
import type { DashboardTile } from '../../../contract/dashboard.ts'
import { withColumn } from './withColumn.ts'

const used = (id: string) => ({ id, name: id, type: 'double' as const })
const tile: DashboardTile = {
  ...{ id: 't', tabId: 'a', title: null, description: '', order: 0, phone: null },
  position: { x: 0, y: 0, width: 4, height: 8 },
  config: {
    kind: 'chart',
    columns: [used('year'), used('sales_eu')],
    question: {
      source: { datasetId: 'd', tableId: 't' },
      type: 'line',
      x: [{ role: 'group', column: 'year' }],
      y: [{ role: 'value', column: 'sales_eu', aggregate: 'sum' }],
      filter: { op: 'notNull', column: 'sales_eu' },
    },
  },
}

describe('withColumn', () => {
  it('puts the other column everywhere the missing one stood, and leaves the rest', () => {
    const { config } = withColumn(tile, 'sales_eu', used('sales_europe')) ?? tile
    expect(config).toMatchObject({
      columns: [used('year'), used('sales_europe')],
      question: {
        x: [{ column: 'year' }],
        y: [{ column: 'sales_europe', aggregate: 'sum' }],
        filter: { op: 'notNull', column: 'sales_europe' },
      },
    })
  })

  it('mends the request and the condition of an analysis', () => {
    const request = { type: 'pareto' as const, group: 'year', value: 'sales_eu' }
    const analysis: DashboardTile = {
      ...tile,
      config: {
        ...{ kind: 'analysis', source: { datasetId: 'd', tableId: 't' }, request, show: 'table' },
        columns: [used('year'), used('sales_eu')],
        filter: { op: 'notNull', column: 'sales_eu' },
      },
    }
    expect(withColumn(analysis, 'sales_eu', used('sales_europe'))?.config).toEqual({
      ...analysis.config,
      request: { ...request, value: 'sales_europe' },
      filter: { op: 'notNull', column: 'sales_europe' },
      columns: [used('year'), used('sales_europe')],
    })
  })

  it('has nothing to change in a text', () => {
    expect(withColumn({ ...tile, config: { kind: 'text', markdown: '' } }, 'a', used('b'))).toBeNull()
  })
})
