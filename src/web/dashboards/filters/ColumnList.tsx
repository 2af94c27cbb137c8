import { useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import { ArrowDownWideNarrow, Replace } from 'lucide-react'
import type { Column } from '../../../contract/column.ts'
import { datasetsQuery } from '../../datasets/queries.ts'
import { filtersText } from '../../filtersText.ts'
import { TypeIcon } from '../../grid/typeIcon.tsx'
import { Select } from '../../ui/Select.tsx'
import type { SourceTable } from './useSourceColumns.ts'

const words = filtersText.editor
const item =
  'flex min-h-8 cursor-default items-center gap-2 rounded-control px-2 text-body data-[selected=true]:bg-hover pointer-coarse:min-h-11'
const group =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-label [&_[cmdk-group-heading]]:text-muted'

interface Props {
  tables: readonly SourceTable[]
  onPick: (table: SourceTable, column: Column) => void
  onWithout: (kind: 'top' | 'metric') => void
  /** Brings in the columns of another dataset. */
  onOther: (datasetId: string) => void
}

/** What a filter is about: a column of the data, or none. Typed, walked with the arrows, or pointed at. */
export function ColumnList({ tables, onPick, onWithout, onOther }: Props) {
  const others = useQuery(datasetsQuery({ limit: 50 })).data?.items ?? []
  const known = new Set(tables.map(({ datasetId }) => datasetId))
  const more = others.filter(({ id }) => !known.has(id))
  return (
    <div className="grid gap-2">
      <Command label={words.column} loop className="rounded-control border border-line">
        <Command.Input
          autoFocus
          placeholder={words.columnSearch}
          className="control w-full rounded-control border-line border-b bg-surface px-3 text-body outline-none"
        />
        <Command.List aria-label={words.column} className="max-h-[45vh] overflow-auto p-1">
          <Command.Empty className="px-2 py-3 text-label text-muted">{words.noColumn}</Command.Empty>
          {tables.map(table => (
            <Command.Group key={`${table.datasetId} ${table.tableId}`} heading={table.name} className={group}>
              {table.columns.map(column => (
                <Command.Item
                  key={column.id}
                  value={`${column.name} ${table.name} ${column.id}`}
                  onSelect={() => onPick(table, column)}
                  className={item}
                >
                  <TypeIcon column={column} />
                  <span className="min-w-0 truncate">{column.name}</span>
                </Command.Item>
              ))}
            </Command.Group>
          ))}
          <Command.Group heading={words.noColumnNeeded} className={group}>
            <Command.Item value={filtersText.kinds.top} onSelect={() => onWithout('top')} className={item}>
              <ArrowDownWideNarrow size={12} aria-hidden />
              {filtersText.kinds.top}
            </Command.Item>
            <Command.Item value={filtersText.kinds.metric} onSelect={() => onWithout('metric')} className={item}>
              <Replace size={12} aria-hidden />
              {filtersText.kinds.metric}
            </Command.Item>
          </Command.Group>
        </Command.List>
      </Command>
      {more.length > 0 && (
        <Select aria-label={words.otherDataset} value="" onChange={event => onOther(event.target.value)}>
          <option value="" disabled>
            {words.otherDataset}
          </option>
          {more.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </div>
  )
}
