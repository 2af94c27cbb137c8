import { useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import { type ReactNode, useState } from 'react'
import { isAskingConfig, sourceOf } from '../../../core/dashboard/asked.ts'
import { builderText as words } from '../../builderText.ts'
import { datasetQuery, datasetsQuery } from '../../datasets/queries.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { FilterItems, SavedItems, ScratchItems, SuggestedItems } from './addItems.tsx'
import type { Source } from './addSource.ts'
import { useEditing } from './editing.ts'

/** Everything that can be put on a tab, by name; what is chosen is added at the first free place, and more can follow. */
export function AddDialog({ onClose }: { onClose: () => void }) {
  const { source, picker } = useSource()
  const { say } = useEditing()
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set())
  const done = (name: string) => {
    setAdded(before => new Set([...before, name]))
    say(words.added(name))
  }
  return (
    <Dialog open wide onClose={onClose} nextFocus={entry} title={words.addTitle}>
      <Command label={words.addTitle} loop className="grid gap-2">
        <div className="flex flex-wrap gap-2">
          <Command.Input
            autoFocus
            placeholder={words.addSearch}
            className="control min-w-48 flex-1 rounded-control border border-line bg-surface px-2.5 text-body text-fg"
          />
          {picker}
        </div>
        <Command.List className="max-h-[55vh] overflow-auto" aria-label={words.addTitle}>
          <Command.Empty className="px-3 py-6 text-center text-body text-muted">{words.nothingFound}</Command.Empty>
          <ScratchItems source={source} onClose={onClose} />
          {source && <SuggestedItems source={source} added={added} onAdded={done} />}
          {source && <SavedItems source={source} added={added} onAdded={done} />}
          {source && <FilterItems source={source} added={added} onAdded={done} />}
        </Command.List>
      </Command>
    </Dialog>
  )
}

/** The keyboard goes on at what was added last, or in its settings. */
function entry(): HTMLElement | null {
  const field = document.querySelector<HTMLElement>('[data-settings] :is(input, textarea)')
  return field ?? document.querySelector<HTMLElement>('[data-tile][tabindex="0"]')
}

/** The table that suggestions are about: of the dataset that the dashboard shows already, unless another is chosen. */
function useSource(): { source: Source | null; picker: ReactNode } {
  const { document } = useEditing()
  const used = document.tiles.flatMap(({ config }) => (isAskingConfig(config) ? [sourceOf(config)] : [])).at(-1)
  const [chosen, setChosen] = useState<{ datasetId: string; tableId?: string } | null>(null)
  const listed = useQuery(datasetsQuery({ limit: 50 }))
  const ready = listed.data?.items.filter(({ status }) => status === 'ready') ?? []
  const datasetId = chosen?.datasetId ?? used?.datasetId ?? ready[0]?.id
  const opened = useQuery({ ...datasetQuery(datasetId ?? ''), enabled: datasetId !== undefined })
  const dataset = datasetId === undefined ? undefined : opened.data
  const tableId = chosen ? chosen.tableId : used?.tableId
  const tables = dataset?.tablesOfVersion ?? []
  const table = tables.find(({ id }) => id === tableId) ?? tables[0]
  const isListed = ready.some(({ id }) => id === datasetId)
  const picker = (
    <>
      {ready.length === 0 && listed.data && <p className="self-center text-label text-muted">{words.noDatasets}</p>}
      <Select
        aria-label={words.dataset}
        className="max-w-56"
        value={datasetId ?? ''}
        onChange={event => setChosen({ datasetId: event.target.value })}
      >
        {!isListed && dataset && <option value={dataset.id}>{dataset.name}</option>}
        {ready.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      {dataset && tables.length > 1 && (
        <Select
          aria-label={words.table}
          className="max-w-48"
          value={table?.id ?? ''}
          onChange={event => setChosen({ datasetId: dataset.id, tableId: event.target.value })}
        >
          {tables.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </>
  )
  return {
    source: dataset && table ? { datasetId: dataset.id, versionId: dataset.version.id, table } : null,
    picker,
  }
}
