import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Column } from '../../../contract/column.ts'
import type { DatasetTable } from '../../../contract/dataset.ts'
import type { Step } from '../../../contract/recipe.ts'
import { datasetQuery } from '../../datasets/queries.ts'
import { prepareText } from '../../prepareText.ts'
import { Select } from '../../ui/Select.tsx'
import { ColumnsField } from './controls.tsx'
import type { StepFormProps } from './form.ts'
import { TableField } from './TableField.tsx'

const words = prepareText.form
type Union = Step & { kind: 'union' }

/** Rows of another table below these: where each column here takes its cells from, and what else comes. */
export function UnionForm({ step, columns, source, newIds, onChange }: StepFormProps<'union'>) {
  const other = useQuery({ ...datasetQuery(step.datasetId), enabled: step.datasetId !== '' })
  const tables = other.data?.tablesOfVersion.filter(
    ({ id }) => step.datasetId !== source.datasetId || id !== source.tableId,
  )
  const table = tables?.find(({ id }) => id === step.tableId)
  const take = (wanted: DatasetTable) => onChange(matched(step, columns, wanted, newIds))
  const first = step.tableId === '' ? tables?.[0] : undefined
  useEffect(() => {
    if (first) take(first)
  })
  const used = new Set(step.columns.map(({ from }) => from))
  const setFrom = (column: string, from: string) => {
    const others = step.columns.filter(pair => pair.column !== column)
    onChange({
      ...step,
      columns: from === '' ? others : [...others, { column, from }],
      added: step.added.filter(each => each.from !== from),
    })
  }
  const setAdded = (ids: readonly string[]) => {
    const free = newIds(ids.length + step.added.length).filter(id => !step.added.some(({ as }) => as === id))
    const added = ids.map(id => step.added.find(({ from }) => from === id) ?? named(table, id, free.shift() ?? ''))
    onChange({ ...step, added })
  }
  return (
    <>
      <TableField
        own={source}
        datasetId={step.datasetId}
        tableId={step.tableId}
        onDataset={datasetId => onChange({ ...step, datasetId, tableId: '', columns: [], added: [] })}
        onChoose={(_, wanted) => take(wanted)}
      />
      {table && (
        <>
          <fieldset className="grid gap-1">
            <legend className="mb-1 font-medium text-label">{words.pairs}</legend>
            <div className="grid max-h-72 gap-1 overflow-auto">
              {columns.map(({ id, name }) => (
                <div key={id} className="grid grid-cols-2 items-center gap-2">
                  <span className="truncate text-body">{name}</span>
                  <Select
                    aria-label={words.takesFrom(name)}
                    value={step.columns.find(({ column }) => column === id)?.from ?? ''}
                    onChange={event => setFrom(id, event.target.value)}
                    className="min-w-0"
                  >
                    <option value="">{words.nothing}</option>
                    {table.columns.map(there => (
                      <option key={there.id} value={there.id}>
                        {there.name}
                      </option>
                    ))}
                  </Select>
                </div>
              ))}
            </div>
          </fieldset>
          {table.columns.some(({ id }) => !used.has(id)) && (
            <ColumnsField
              label={words.alsoNew}
              columns={table.columns.filter(({ id }) => !used.has(id))}
              value={step.added.map(({ from }) => from)}
              onChange={setAdded}
            />
          )}
        </>
      )}
    </>
  )
}

function named(table: DatasetTable | undefined, from: string, as: string): Union['added'][number] {
  return { as, from, name: table?.columns.find(({ id }) => id === from)?.name ?? from }
}

/** Columns of one name belong together; those of the other table that have none come as new ones. */
function matched(
  step: Union,
  columns: readonly Column[],
  table: DatasetTable,
  newIds: (count: number) => string[],
): Union {
  const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  const pairs = columns.flatMap(({ id, name }) => {
    const there = table.columns.find(column => plain(column.name) === plain(name))
    return there ? [{ column: id, from: there.id }] : []
  })
  const rest = table.columns.filter(({ id }) => !pairs.some(({ from }) => from === id))
  const ids = newIds(rest.length)
  const added = rest.map(({ id, name }, i) => ({ as: ids[i] ?? '', from: id, name }))
  return { ...step, tableId: table.id, columns: pairs, added }
}
