import type { Dataset, DatasetTable } from '../../contract/dataset.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { getDataset } from '../datasets/getDataset.ts'

interface Input {
  datasetId: string
  tableId?: string | undefined
  versionId?: string | undefined
}

/** A table of a dataset's newest version, or of another; the first unless named. @throws DomainError not_found */
export async function tableOf(
  ctx: Context,
  { datasetId, tableId, versionId }: Input,
): Promise<{ dataset: Dataset; table: DatasetTable }> {
  const dataset = await getDataset(ctx, { datasetId, versionId })
  const table = tableId === undefined ? dataset.tablesOfVersion[0] : dataset.tablesOfVersion.find(t => t.id === tableId)
  if (!table) throw new DomainError('not_found', 'There is no such table in this dataset.')
  return { dataset, table }
}
