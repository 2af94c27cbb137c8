import { useQuery } from '@tanstack/react-query'
import type { Dataset, DatasetTable } from '../../../contract/dataset.ts'
import { datasetQuery, datasetsQuery } from '../../datasets/queries.ts'
import { prepareText } from '../../prepareText.ts'
import { Fault } from '../../ui/Fault.tsx'
import { Select } from '../../ui/Select.tsx'
import { Labelled } from './controls.tsx'

const words = prepareText.form
const LISTED = 100

interface Props {
  /** The table that is prepared: it is not offered. */
  own: { datasetId: string; tableId: string }
  datasetId: string
  tableId: string
  onChoose: (dataset: Dataset, table: DatasetTable) => void
  onDataset: (datasetId: string) => void
}

/** Another dataset, and one of its tables. */
export function TableField({ own, datasetId, tableId, onChoose, onDataset }: Props) {
  const listed = useQuery(datasetsQuery({ limit: LISTED }))
  const chosen = useQuery({ ...datasetQuery(datasetId), enabled: datasetId !== '' })
  const tables =
    chosen.data?.tablesOfVersion.filter(({ id }) => datasetId !== own.datasetId || id !== own.tableId) ?? []
  const datasets =
    listed.data?.items.filter(
      ({ id, tables: count, status }) => status === 'ready' && (id !== own.datasetId || count > 1),
    ) ?? []
  return (
    <>
      {listed.error && <Fault error={listed.error} onRetry={() => void listed.refetch()} />}
      <Labelled label={words.dataset}>
        {ids => (
          <Select {...ids} value={datasetId} onChange={event => onDataset(event.target.value)} className="w-full">
            <option value="">{words.chooseDataset}</option>
            {datasetId !== '' && !datasets.some(({ id }) => id === datasetId) && (
              <option value={datasetId}>{chosen.data?.name ?? prepareText.says.another}</option>
            )}
            {datasets.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Labelled>
      {chosen.data && tables.length > 1 && (
        <Labelled label={words.table}>
          {ids => (
            <Select
              {...ids}
              value={tableId}
              onChange={event => {
                const table = tables.find(({ id }) => id === event.target.value)
                if (table && chosen.data) onChoose(chosen.data, table)
              }}
              className="w-full"
            >
              {tables.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Labelled>
      )}
    </>
  )
}
