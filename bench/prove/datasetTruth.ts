import { createHash } from 'node:crypto'
import { AutomaticDashboard } from '../../src/contract/automatic.ts'
import { Dataset, type DatasetTable } from '../../src/contract/dataset.ts'
import { PlanResult, type QueryPlanInput } from '../../src/contract/plan.ts'
import type { Receipt } from '../../src/contract/receipt.ts'
import { Upload } from '../../src/contract/upload.ts'
import { Proposal } from '../../src/contract/version.ts'
import { allowedValues, type Chunk, contentOf, type Ledger, type Refresh } from './ledger.ts'
import type { Person } from './person.ts'

/** What is wrong with one acknowledged upload and the dataset made of it, seen through the API. */
export async function faultsOfUpload(person: Person, ledger: Ledger, uploadId: string): Promise<string[]> {
  const upload = await person.get(`/uploads/${uploadId}`, Upload).catch(String)
  if (typeof upload === 'string') return [`acknowledged upload ${uploadId} is not in the history: ${upload}`]
  const { status, reason, finishedAt, datasetId } = upload
  if (status === 'completed' && datasetId !== null)
    return (await faultsOfDataset(person, ledger, uploadId, datasetId)).map(
      fault => `${uploadId} ${datasetId}: ${fault}`,
    )
  const isHonest = status === 'failed' && reason !== null && finishedAt !== null
  return isHonest ? [] : [`upload ${uploadId} stands as ${JSON.stringify(upload)}`]
}

/** What is wrong with a newer file that was acknowledged: it stands as it was told, merged and discarded for good. */
export async function faultsOfRefresh(person: Person, { proposalId, uploadId, end }: Refresh): Promise<string[]> {
  const proposal = await person.get(`/proposals/${proposalId}`, Proposal).catch(String)
  if (typeof proposal === 'string') return [`acknowledged change ${proposalId} is gone: ${proposal}`]
  const upload = await person.get(`/uploads/${uploadId}`, Upload).catch(String)
  if (typeof upload === 'string') return [`acknowledged newer file ${uploadId} is not in the history: ${upload}`]
  const isRead = upload.status === 'completed'
  return [
    ...(end === null || proposal.status === end ? [] : [`${proposalId} was ${end}, and is ${proposal.status}`]),
    ...(isRead === (proposal.status !== 'failed')
      ? []
      : [`${uploadId} is ${upload.status}, ${proposalId} ${proposal.status}`]),
  ]
}

async function faultsOfDataset(person: Person, ledger: Ledger, uploadId: string, id: string): Promise<string[]> {
  const content = contentOf(ledger, id, uploadId)
  if (content === undefined) return ['an upload that nobody sent']
  const total = (of: (chunk: Chunk) => number) => content.chunks.reduce((sum, chunk) => sum + of(chunk), 0)
  const sent = { rows: total(chunk => chunk.rows), amountHundredths: total(chunk => chunk.amountHundredths) }
  const dataset = await person.get(`/datasets/${id}`, Dataset)
  const [table, ...others] = dataset.tablesOfVersion
  if (table === undefined || others.length > 0) return [`${dataset.tablesOfVersion.length} tables`]
  return [
    ...(dataset.rows === sent.rows ? [] : [`rows ${dataset.rows}, sent ${sent.rows}`]),
    ...(table.rowCount === sent.rows ? [] : [`rowCount ${table.rowCount}, sent ${sent.rows}`]),
    ...imbalances(table.receipt),
    ...(await faultsOfFigures(person, id, table, sent)),
    ...(await faultsOfDashboard(person, id)),
    ...(await faultsOfOriginal(person, id, content.sha256)),
    ...faultsOfEdits(ledger, dataset),
  ]
}

/** What does not balance in a receipt's two ledgers. */
export function imbalances({ conservation, cells }: Receipt): string[] {
  const { read, loaded, rejected, skipped } = conservation
  const rowsOut = loaded + rejected + skipped.reduce((sum, { count }) => sum + count, 0)
  const cellsOut = cells.typed + cells.missing + cells.rejected
  return [
    ...(read === rowsOut ? [] : [`rows: ${read} read, ${rowsOut} accounted for`]),
    ...(cells.read === cellsOut ? [] : [`cells: ${cells.read} read, ${cellsOut} accounted for`]),
  ]
}

/** The engine reads the Parquet parts for these, so a part cut short shows. */
async function faultsOfFigures(
  person: Person,
  datasetId: string,
  table: DatasetTable,
  sent: { rows: number; amountHundredths: number },
): Promise<string[]> {
  const amount = table.columns.find(column => column.name === 'amount')
  if (amount === undefined) return ['no column amount']
  const plan: QueryPlanInput = {
    source: { datasetId, tableId: table.id },
    measures: [
      { as: 'rows', aggregate: 'count' },
      { as: 'amount', aggregate: 'sum', column: amount.id },
    ],
  }
  const { table: result } = await person.send('POST', '/plans/run', { plan }, PlanResult)
  const [rows, sum] = result.data.map(column => Number(column[0]))
  const hundredths = Math.round((sum ?? Number.NaN) * 100)
  return rows === sent.rows && hundredths === sent.amountHundredths
    ? []
    : [`${rows} rows of ${sent.rows}, amount ${hundredths / 100} of ${sent.amountHundredths / 100}`]
}

async function faultsOfDashboard(person: Person, datasetId: string): Promise<string[]> {
  const { tiles } = await person.get(`/datasets/${datasetId}/dashboard`, AutomaticDashboard)
  return tiles.flatMap(({ id, model, problem }) =>
    model === null || problem !== null ? [`tile ${id}: ${problem?.code} ${problem?.detail}`] : [],
  )
}

async function faultsOfOriginal(person: Person, datasetId: string, sha256: string): Promise<string[]> {
  const bytes = await person.getBytes(`/datasets/${datasetId}/original`)
  return createHash('sha256').update(bytes).digest('hex') === sha256 ? [] : ['the original has other bytes']
}

function faultsOfEdits(ledger: Ledger, dataset: Dataset): string[] {
  const edits = ledger.edits.get(dataset.id) ?? []
  return (['name', 'description'] as const).flatMap(field => {
    const before = field === 'name' ? (ledger.files.get(ledger.datasets.get(dataset.id) ?? '')?.fileName ?? '') : ''
    const allowed = allowedValues(edits, field, before.replace(/\.csv$/, ''))
    return edits.length === 0 || allowed.has(dataset[field])
      ? []
      : [`${field} is "${dataset[field]}", acknowledged was one of ${[...allowed].join(', ')}`]
  })
}
