import { z } from 'zod'
import type { Dataset, DatasetTable } from '../../contract/dataset.ts'
import { DomainError } from '../../contract/problem.ts'
import { nearestNames } from '../../core/chart/question/columnNamed.ts'
import { getDataset } from '../../domains/datasets/getDataset.ts'
import { listDatasets } from '../../domains/datasets/listDatasets.ts'
import type { Context } from '../../ports/context.ts'

export const datasetField = z.string().min(1).describe('Id or exact name of a dataset, from list_datasets.')

/** Where a tool looks: fields of its input. */
export const placeFields = {
  dataset: datasetField,
  table: z.string().min(1).optional().describe('Id or name of a table; the first one when not given.'),
}

interface Place {
  dataset: string
  table?: string | undefined
}

/** A dataset by its id or its name. @throws DomainError not_found, invalid_request when several are called so */
export async function datasetNamed(ctx: Context, named: string): Promise<Dataset> {
  if (/^ds_\w+$/.test(named)) return getDataset(ctx, { datasetId: named })
  const { items } = await listDatasets(ctx, { limit: 200, search: named, sort: 'updated', direction: 'desc' })
  const [one, other] = items.filter(({ name }) => name.toLowerCase() === named.toLowerCase())
  if (one && other)
    throw new DomainError('invalid_request', `Several datasets are called "${named}": name one by its id.`)
  if (one) return getDataset(ctx, { datasetId: one.id })
  throw new DomainError('not_found', `There is no dataset "${named}". list_datasets tells which there are.`)
}

/** A table of a dataset, both by id or name. @throws DomainError not_found, invalid_request */
export async function tableNamed(
  ctx: Context,
  { dataset: named, table: wanted }: Place,
): Promise<{ dataset: Dataset; table: DatasetTable }> {
  const dataset = await datasetNamed(ctx, named)
  const { tablesOfVersion: tables } = dataset
  const table =
    wanted === undefined ? tables[0] : (tables.find(t => t.id === wanted) ?? tables.find(t => t.name === wanted))
  if (table) return { dataset, table }
  const names = tables.map(({ name }) => name)
  const near = nearestNames(names, wanted ?? '')
  const hint = (near.length > 0 ? near : names).map(name => `"${name}"`).join(', ')
  throw new DomainError('not_found', `This dataset has no table "${wanted ?? ''}". It has ${hint}.`)
}
