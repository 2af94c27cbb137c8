import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DatasetTable } from '../../contract/dataset.ts'
import { type Proposal, RefreshMode, type TableKey } from '../../contract/version.ts'
import { datasetQuery } from '../datasets/queries.ts'
import { formatPercent } from '../format.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { versionsText } from '../versionsText.ts'
import { useVersionChanges } from './useVersionChanges.ts'

const words = versionsText.proposal

/** How a newer file meets the data that is there: as a whole, below it, or row by row under a key. */
export function RefreshSettings({ proposal, disabled }: { proposal: Proposal; disabled: boolean }) {
  const { edit } = useVersionChanges()
  const { data: dataset } = useQuery(datasetQuery(proposal.datasetId))
  const change = (part: { mode?: RefreshMode; keys?: TableKey[] }) => edit.mutate({ proposalId: proposal.id, ...part })
  const isBusy = disabled || edit.isPending
  // What was chosen stays chosen while the server takes it in.
  const chosen = (edit.isPending && edit.variables.mode) || proposal.mode
  return (
    <Card className="grid gap-3 px-4 py-3">
      <fieldset disabled={isBusy}>
        <legend className="mb-2 font-medium text-label text-muted">{words.mode}</legend>
        <div className="grid gap-2 sm:grid-cols-3">
          {RefreshMode.options.map(mode => (
            <Choice
              key={mode}
              name="mode"
              checked={chosen === mode}
              onChoose={() => change({ mode })}
              label={words.modes[mode]}
              note={words.modeNotes[mode]}
            />
          ))}
        </div>
      </fieldset>
      {proposal.mode === 'upsert' &&
        dataset?.tablesOfVersion.map(table => (
          <Key
            key={table.id}
            proposal={proposal}
            table={table}
            isBusy={isBusy}
            onKey={columns =>
              change({
                keys: [...proposal.keys.filter(({ tableId }) => tableId !== table.id), { tableId: table.id, columns }],
              })
            }
          />
        ))}
    </Card>
  )
}

interface KeyProps {
  proposal: Proposal
  table: DatasetTable
  isBusy: boolean
  onKey: (columns: string[]) => void
}

function Key({ proposal, table, isBusy, onKey }: KeyProps) {
  const [isChoosing, setIsChoosing] = useState(false)
  const key = proposal.keys.find(({ tableId }) => tableId === table.id)?.columns
  const candidates = proposal.keyCandidates.filter(({ tableId }) => tableId === table.id)
  const current = key?.join() ?? ''
  const nameOf = (id: string) => table.columns.find(column => column.id === id)?.name ?? id
  const isKnown = candidates.some(({ columns }) => columns.join() === current)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="font-medium text-label">{words.keyOf(table.name)}</span>
      <Select
        aria-label={words.keyOf(table.name)}
        disabled={isBusy}
        value={current}
        className="max-w-full"
        onChange={event => (event.target.value === OTHER ? setIsChoosing(true) : onKey(event.target.value.split(',')))}
      >
        {!isKnown && <option value={current}>{key?.map(nameOf).join(' + ') ?? ''}</option>}
        {candidates.map(({ columns, names, overlap }) => (
          <option key={columns.join()} value={columns.join()}>
            {names.join(' + ')} · {words.overlap(formatPercent(overlap))}
          </option>
        ))}
        <option value={OTHER}>{words.otherKey}</option>
      </Select>
      <span className="text-label text-muted">{words.keyNote}</span>
      {isChoosing && (
        <ColumnsDialog
          table={table}
          chosen={key ?? []}
          onClose={() => setIsChoosing(false)}
          onChoose={columns => {
            setIsChoosing(false)
            onKey(columns)
          }}
        />
      )}
    </div>
  )
}

const OTHER = '…'
const MOST = 5

interface ColumnsProps {
  table: DatasetTable
  chosen: readonly string[]
  onChoose: (columns: string[]) => void
  onClose: () => void
}

function ColumnsDialog({ table, chosen, onChoose, onClose }: ColumnsProps) {
  const [columns, setColumns] = useState(chosen)
  return (
    <Dialog open onClose={onClose} title={words.chooseKey} description={words.keyNote}>
      <form
        onSubmit={event => {
          event.preventDefault()
          onChoose([...columns])
        }}
      >
        <ul className="grid max-h-72 overflow-auto">
          {table.columns.map(({ id, name }) => (
            <li key={id}>
              <label className="flex min-h-8 items-center gap-2 rounded-control px-1 text-body hover:bg-hover">
                <input
                  type="checkbox"
                  className="size-4 accent-accent"
                  checked={columns.includes(id)}
                  disabled={!columns.includes(id) && columns.length >= MOST}
                  onChange={event =>
                    setColumns(event.target.checked ? [...columns, id] : columns.filter(other => other !== id))
                  }
                />
                <span className="truncate">{name}</span>
              </label>
            </li>
          ))}
        </ul>
        <div className="mt-3 flex justify-end gap-2">
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button look="primary" type="submit" disabled={columns.length === 0}>
            {words.useKey}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
