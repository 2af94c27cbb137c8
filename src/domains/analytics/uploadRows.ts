import type { Filter } from '../../contract/plan.ts'
import type { RowsPage } from '../../contract/preview.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { datasetOf } from '../datasets/datasetOf.ts'
import { getDataset } from '../datasets/getDataset.ts'
import { listRows } from './listRows.ts'

interface Input {
  uploadId: string
  tableId?: string | undefined
  cursor?: string | undefined
  limit: number
  columns?: string[] | undefined
  filter?: Filter | undefined
}

/** Rows of what an upload brought, of its first table unless named. @throws DomainError not_found, not_ready */
export async function uploadRows(ctx: Context, { uploadId, tableId, ...rest }: Input): Promise<RowsPage> {
  const datasetId = await datasetOf(ctx, { uploadId })
  return listRows(ctx, { ...rest, datasetId, tableId: tableId ?? (await firstTable(ctx, datasetId)) })
}

async function firstTable(ctx: Context, datasetId: string): Promise<string> {
  const { tablesOfVersion } = await getDataset(ctx, { datasetId })
  const [first] = tablesOfVersion
  if (!first) throw new DomainError('not_found', 'This dataset has no table.')
  return first.id
}
