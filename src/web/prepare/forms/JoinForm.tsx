import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Column } from '../../../contract/column.ts'
import type { DatasetTable } from '../../../contract/dataset.ts'
import type { KeySuggestion, Step } from '../../../contract/recipe.ts'
import { recipeRoutes } from '../../../contract/routes/recipes.ts'
import { call } from '../../api.ts'
import { datasetQuery } from '../../datasets/queries.ts'
import { prepareText } from '../../prepareText.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ChoiceField, ColumnsField } from './controls.tsx'
import type { StepFormProps } from './form.ts'
import { TableField } from './TableField.tsx'

const words = prepareText.form
const PAIRS_MAX = 5
type Join = Step & { kind: 'join' }

/** Columns of another table beside these: which table, by which columns, and which of its columns come. */
export function JoinForm({ step, columns, source, newIds, onChange }: StepFormProps<'join'>) {
  const other = useQuery({ ...datasetQuery(step.datasetId), enabled: step.datasetId !== '' })
  const table = other.data?.tablesOfVersion.find(({ id }) => id === step.tableId)
  const suggested = useQuery({
    queryKey: ['dataset', source.datasetId, 'keys', source.tableId, step.datasetId],
    queryFn: ({ signal }) =>
      call(recipeRoutes.suggestKeys, { params: source, query: { with: step.datasetId } }, signal),
    enabled: step.datasetId !== '',
    staleTime: 60_000,
  })
  const fitting = (suggested.data?.items ?? []).filter(key => columns.some(({ id }) => id === key.left))
  const bring = (wanted: DatasetTable, ids: readonly string[], keys: Join['on']): Join => ({
    ...step,
    tableId: wanted.id,
    on: keys,
    columns: brought(wanted, ids, step.columns, { columns, newIds, dataset: other.data?.name ?? '' }),
  })
  const choose = (key: KeySuggestion) => {
    const wanted = other.data?.tablesOfVersion.find(({ id }) => id === key.tableId)
    if (wanted) onChange(bring(wanted, everyColumn(wanted, key.right), [{ left: key.left, right: key.right }]))
  }
  useFirst(step.on.length === 0 && other.data !== undefined ? fitting[0] : undefined, choose)
  return (
    <>
      <TableField
        own={source}
        datasetId={step.datasetId}
        tableId={step.tableId}
        onDataset={datasetId => onChange({ ...step, datasetId, tableId: '', on: [], columns: [] })}
        onChoose={(_, wanted) => onChange(bring(wanted, everyColumn(wanted, ''), [{ left: '', right: '' }]))}
      />
      {step.datasetId !== '' && suggested.isPending && <Skeleton className="h-12" />}
      {fitting.length > 0 && (
        <Suggestions
          keys={fitting}
          step={step}
          columns={columns}
          tables={other.data?.tablesOfVersion ?? []}
          onChoose={choose}
        />
      )}
      {suggested.isSuccess && fitting.length === 0 && <p className="text-label text-muted">{words.noKeys}</p>}
      {other.data && suggested.isSuccess && (
        <Pairs
          step={step}
          columns={columns}
          table={table ?? other.data.tablesOfVersion[0]}
          onChange={(wanted, on) =>
            onChange(
              bring(wanted, step.columns.length > 0 ? step.columns.map(c => c.column) : everyColumn(wanted, ''), on),
            )
          }
        />
      )}
      {table && (
        <ColumnsField
          label={words.bring}
          columns={table.columns}
          value={step.columns.map(({ column }) => column)}
          onChange={ids => onChange(bring(table, ids, step.on))}
        />
      )}
      <ChoiceField
        label={words.rowsWithout}
        options={{ left: words.stay, inner: words.go }}
        value={step.join}
        onChange={kind => onChange({ ...step, join: kind })}
      />
    </>
  )
}

/** Takes the likeliest key by itself, once for each dataset that is chosen. */
function useFirst(key: KeySuggestion | undefined, choose: (key: KeySuggestion) => void): void {
  const taken = useRef<string | null>(null)
  useEffect(() => {
    if (key === undefined || taken.current === key.datasetId) return
    taken.current = key.datasetId
    choose(key)
  })
}

const everyColumn = ({ columns }: DatasetTable, key: string) => columns.map(({ id }) => id).filter(id => id !== key)

interface Naming {
  columns: readonly Column[]
  newIds: (count: number) => string[]
  dataset: string
}

/** The columns that come, those that come already as they are; a name that is taken gets the dataset's behind it. */
function brought(
  table: DatasetTable,
  ids: readonly string[],
  old: Join['columns'],
  { columns, newIds, dataset }: Naming,
): Join['columns'] {
  const kept = old.filter(({ as }) => !columns.some(({ id }) => id === as))
  const free = newIds(ids.length + kept.length).filter(id => !kept.some(({ as }) => as === id))
  const taken = new Set(columns.map(({ name }) => name.trim().toLowerCase()))
  return ids.flatMap(id => {
    const column = table.columns.find(each => each.id === id)
    if (!column) return []
    const same = kept.find(each => each.column === id)
    if (same) return [same]
    return [{ as: free.shift() ?? '', column: id, name: freeName(column.name, dataset, taken) }]
  })
}

function freeName(name: string, dataset: string, taken: Set<string>): string {
  const isFree = (each: string) => !taken.has(each.trim().toLowerCase())
  let found = isFree(name) ? name : `${name} (${dataset})`
  for (let n = 2; !isFree(found); n++) found = `${name} (${dataset} ${n})`
  taken.add(found.trim().toLowerCase())
  return found
}

interface SuggestionsProps {
  keys: readonly KeySuggestion[]
  step: Join
  columns: readonly Column[]
  tables: readonly DatasetTable[]
  onChoose: (key: KeySuggestion) => void
}

const SHOWN = 4

function Suggestions({ keys, step, columns, tables, onChoose }: SuggestionsProps) {
  const [on] = step.on
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium text-label">{words.suggested}</legend>
      {keys.slice(0, SHOWN).map(key => {
        const table = tables.find(({ id }) => id === key.tableId)
        const left = columns.find(({ id }) => id === key.left)?.name ?? key.left
        const right = table?.columns.find(({ id }) => id === key.right)?.name ?? key.right
        const there = tables.length > 1 && table ? `${right} (${table.name})` : right
        return (
          <Choice
            key={`${key.tableId} ${key.left} ${key.right}`}
            name="join-key"
            checked={
              step.tableId === key.tableId && step.on.length === 1 && on?.left === key.left && on.right === key.right
            }
            onChoose={() => onChoose(key)}
            label={`${left} = ${there}`}
            note={`${words.matches(key.matched, key.values)} · ${words.rowsAfter(key.rowsAfter)}`}
          />
        )
      })}
    </fieldset>
  )
}

interface PairsProps {
  step: Join
  columns: readonly Column[]
  table: DatasetTable | undefined
  onChange: (table: DatasetTable, on: Join['on']) => void
}

function Pairs({ step, columns, table, onChange }: PairsProps) {
  if (!table) return null
  const pairs = step.on.length > 0 ? step.on : [{ left: '', right: '' }]
  const set = (i: number, change: Partial<Join['on'][number]>) =>
    onChange(
      table,
      pairs.map((pair, at) => (at === i ? { ...pair, ...change } : pair)),
    )
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium text-label">{words.keys}</legend>
      {pairs.map((pair, i) => (
        // Pairs have no identity but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={i} className="flex items-center gap-1">
          <Side label={words.left} columns={columns} value={pair.left} onChange={left => set(i, { left })} />
          <span aria-hidden>=</span>
          <Side label={words.right} columns={table.columns} value={pair.right} onChange={right => set(i, { right })} />
          {pairs.length > 1 && (
            <IconButton
              label={words.removeKey}
              onClick={() =>
                onChange(
                  table,
                  pairs.filter((_, at) => at !== i),
                )
              }
            >
              <X size={14} aria-hidden />
            </IconButton>
          )}
        </div>
      ))}
      {pairs.length < PAIRS_MAX && (
        <Button
          look="ghost"
          className="justify-self-start"
          onClick={() => onChange(table, [...pairs, { left: '', right: '' }])}
        >
          <Plus size={14} aria-hidden />
          {words.addKey}
        </Button>
      )}
    </fieldset>
  )
}

interface SideProps {
  label: string
  columns: readonly { id: string; name: string }[]
  value: string
  onChange: (id: string) => void
}

function Side({ label, columns, value, onChange }: SideProps) {
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={event => onChange(event.target.value)}
      className="min-w-0 flex-1"
    >
      {value === '' && <option value="" />}
      {columns.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  )
}
