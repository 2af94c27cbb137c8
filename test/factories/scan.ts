import type { Scan } from '../../src/contract/relation.ts'

/** A table for tests of the algebra: one column of each type. */
export const testScan: Scan = {
  op: 'scan',
  workspaceId: 'w1',
  datasetId: 'd1',
  versionId: 'v1',
  tableId: 't1',
  parts: ['versions/w1/d1/t0.parquet'],
  columns: [
    { id: 'c1', name: 'Platform', type: 'text', scale: null },
    { id: 'c2', name: 'Year', type: 'integer', scale: null },
    { id: 'c3', name: 'Sales', type: 'double', scale: null },
    { id: 'c4', name: 'Price', type: 'decimal', scale: 2 },
    { id: 'c5', name: 'Day', type: 'date', scale: null },
    { id: 'c6', name: 'At', type: 'timestamp', scale: null },
    { id: 'c7', name: 'New', type: 'boolean', scale: null },
  ],
}
