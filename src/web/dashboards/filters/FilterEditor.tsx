import { type FormEvent, useState } from 'react'
import type { Column } from '../../../contract/column.ts'
import type { DashboardDocument, Operation } from '../../../contract/dashboard.ts'
import type { DashboardFilter } from '../../../contract/dashboardFilter.ts'
import { exploreText } from '../../exploreText.ts'
import { filtersText } from '../../filtersText.ts'
import { text } from '../../text.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { ColumnList } from './ColumnList.tsx'
import { type FilterPlace, filterOperations, kindsFor, metricsOfTiles, newFilter, placeOf } from './editorState.ts'
import { FirstValue } from './FirstValue.tsx'
import { MetricList } from './MetricList.tsx'
import { TargetList } from './TargetList.tsx'
import { type SourceTable, useSourceColumns } from './useSourceColumns.ts'

const words = filtersText.editor

interface Props {
  document: DashboardDocument
  /** The tab that is open. */
  tabId: string
  /** Null to make a new one. */
  filter: DashboardFilter | null
  /** What makes the document have the filter; one step for the person. */
  onSave: (operations: Operation[], filterId: string) => void
  onClose: () => void
  nextFocus?: () => HTMLElement | null
}

/** Makes a filter, or changes one: on which column, of which kind, for which tiles, where it stands. */
export function FilterEditor({ document, tabId, filter: given, onSave, onClose, nextFocus }: Props) {
  const [filter, setFilter] = useState(given)
  const [place, setPlace] = useState<FilterPlace>(given ? placeOf(document, given.id) : 'bar')
  const [others, setOthers] = useState<readonly string[]>([])
  const sources = useSourceColumns(document, others)
  const begin = (table: SourceTable, column: Column) => {
    const { datasetId, tableId } = table
    const kind = kindsFor(column)[0] ?? 'category'
    setFilter(newFilter(document, { label: column.name, kind, column: { datasetId, tableId, columnId: column.id } }))
  }
  const beginWithout = (kind: 'top' | 'metric') => {
    const metrics =
      kind === 'metric'
        ? metricsOfTiles(document.tiles, sources.columnsOf, (aggregate, column) =>
            column === null ? words.rowsCount : exploreText.measured[aggregate](column),
          )
        : []
    setFilter(newFilter(document, { label: filtersText.kinds[kind], kind, metrics }))
  }
  const save = (operations: Operation[]) => {
    if (operations.length > 0 && filter) onSave(operations, filter.id)
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title={given ? words.edit : words.add} nextFocus={nextFocus}>
      {filter ? (
        <FilterForm
          {...{ document, filter, place, sources }}
          isNew={given === null}
          onChange={part => setFilter({ ...filter, ...part })}
          onPlace={setPlace}
          tabId={tabId}
          onSave={() => save(filterOperations(document, tabId, { filter, place }))}
          onRemove={() => save([{ op: 'removeFilter', id: filter.id }])}
          onClose={onClose}
        />
      ) : (
        <ColumnList
          tables={sources.tables}
          onPick={begin}
          onWithout={beginWithout}
          onOther={datasetId => setOthers(old => [...old, datasetId])}
        />
      )}
    </Dialog>
  )
}

interface FormProps {
  document: DashboardDocument
  filter: DashboardFilter
  place: FilterPlace
  sources: ReturnType<typeof useSourceColumns>
  isNew: boolean
  tabId: string
  onChange: (part: Partial<DashboardFilter>) => void
  onPlace: (place: FilterPlace) => void
  onSave: () => void
  onRemove: () => void
  onClose: () => void
}

function FilterForm({ document, filter, place, sources, isNew, tabId, onChange, onPlace, ...act }: FormProps) {
  const { kind, label, column } = filter
  const about = column ? (sources.columnsOf(column)?.find(({ id }) => id === column.columnId) ?? null) : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (label.trim()) act.onSave()
  }
  return (
    <div className="grid gap-3">
      {/* What is filled in elsewhere here has forms of its own: this one holds only its name and the way out. */}
      <form id="filter-form" onSubmit={submit} className="grid grid-cols-2 gap-3">
        <Field
          // The list of columns had the keyboard until now.
          autoFocus={isNew}
          label={words.label}
          value={label}
          maxLength={100}
          required
          onFocus={event => event.target.select()}
          onChange={event => onChange({ label: event.target.value })}
        />
        {about && (
          // biome-ignore lint/a11y/noLabelWithoutControl: the list is inside
          <label className="grid content-start gap-1 font-medium text-label">
            {words.kind}
            <Select
              value={kind}
              onChange={event => onChange({ kind: event.target.value as DashboardFilter['kind'], value: null })}
              className="w-full font-normal"
            >
              {kindsFor(about).map(name => (
                <option key={name} value={name}>
                  {filtersText.kinds[name]}
                </option>
              ))}
            </Select>
          </label>
        )}
      </form>
      {kind === 'metric' && <MetricList filter={filter} tables={sources.tables} onChange={onChange} />}
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-medium text-label">{words.value}</legend>
        <FirstValue filter={filter} column={about} onChange={value => onChange({ value })} />
      </fieldset>
      <details className="group rounded-control border border-line px-3 py-2">
        <summary className="cursor-pointer font-medium text-body">{words.advanced}</summary>
        <div className="mt-2 grid gap-3">
          <Chooser
            label={words.place}
            value={place}
            options={[
              ['bar', words.places.bar],
              ['grid', words.places.grid],
            ]}
            onChange={next => onPlace(next === 'grid' ? 'grid' : 'bar')}
          />
          {document.tabs.length > 1 && (
            <Chooser
              label={words.scope}
              value={filter.tabId === null ? 'all' : 'tab'}
              options={[
                ['all', words.scopes.all],
                ['tab', words.scopes.tab],
              ]}
              onChange={next => onChange({ tabId: next === 'tab' ? tabId : null })}
            />
          )}
          <TargetList document={document} filter={filter} columnsOf={sources.columnsOf} onChange={onChange} />
        </div>
      </details>
      <div className="flex items-center justify-end gap-2">
        {!isNew && (
          <Button look="danger" className="mr-auto" onClick={act.onRemove}>
            {words.remove}
          </Button>
        )}
        <Button onClick={act.onClose}>{text.common.cancel}</Button>
        <Button type="submit" form="filter-form" look="primary" disabled={!label.trim()}>
          {words.save}
        </Button>
      </div>
    </div>
  )
}

interface ChooserProps {
  label: string
  value: string
  options: readonly (readonly [string, string])[]
  onChange: (value: string) => void
}

function Chooser({ label, value, options, onChange }: ChooserProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the list is inside
    <label className="grid gap-1 font-medium text-label">
      {label}
      <Select value={value} onChange={event => onChange(event.target.value)} className="w-full font-normal">
        {options.map(([name, said]) => (
          <option key={name} value={name}>
            {said}
          </option>
        ))}
      </Select>
    </label>
  )
}
