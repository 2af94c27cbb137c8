import type { DatasetTable } from '../../../contract/dataset.ts'

/** What stands in a table's data, to be put on the dashboard. */
export interface Source {
  datasetId: string
  versionId: string
  table: DatasetTable
}
