import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Analysis } from '../../contract/analysis/analysis.ts'
import type { SegmentsAnswer } from '../../contract/analysis/cluster.ts'
import type { Scalar } from '../../contract/column.ts'
import type { Step } from '../../contract/recipe.ts'
import { analysisText } from '../analysisText.ts'
import { formatCount, formatNumber, formatPercent } from '../format.ts'
import { newColumnIds } from '../prepare/draft.ts'
import { TextField } from '../prepare/forms/controls.tsx'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Table, Td, Th } from '../ui/Table.tsx'
import { type TriedSteps, trySteps } from '../versions/trySteps.ts'
import { useSaveRecipe } from '../versions/useSaveRecipe.ts'
import { say } from '../words.ts'

const words = analysisText.segments
const ROWS = 6

type Result = SegmentsAnswer['result']

export interface SegmentsDialogProps {
  result: Result
  source: Pick<Analysis['source'], 'datasetId' | 'tableId' | 'versionId'>
  onClose: () => void
}

/** Names for a column of segments and for each of them, the first rows with it, and the step that makes it. */
export function SegmentsDialog({ result, source, onClose }: SegmentsDialogProps) {
  const [name, setName] = useState<string>(words.first)
  const [names, setNames] = useState(() => result.segments.map(({ id }) => words.unnamed(id)))
  const params = { datasetId: source.datasetId, tableId: source.tableId }
  const isNamed = name.trim() !== '' && names.every(one => one.trim() !== '')
  const tried = useQuery({
    queryKey: ['segments', params, source.versionId, result.model, name, names],
    queryFn: ({ signal }) =>
      trySteps(
        { params, rows: ROWS, stepsFor: before => [stepOf(result, { name, names, as: newColumnIds(before, 1) })] },
        signal,
      ),
    enabled: isNamed,
    placeholderData: keepPreviousData,
  })
  const apply = useSaveRecipe(params, words.said, onClose)
  const fault = tried.data?.preview.faults.find(({ stepId }) => stepId === tried.data?.recipe.steps.at(-1)?.id)
  const isReady = isNamed && tried.data !== undefined && !tried.isPlaceholderData && fault === undefined
  return (
    <Dialog open onClose={onClose} title={words.title} description={words.note} wide>
      <div className="grid gap-4">
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField label={words.column} value={name} onChange={setName} />
          {result.segments.map(({ id, size, share }, j) => (
            <TextField
              key={id}
              label={words.name(id, formatCount(size), formatPercent(share))}
              value={names[j] ?? ''}
              onChange={next => setNames(old => old.map((one, i) => (i === j ? next : one)))}
            />
          ))}
        </div>
        <div aria-live="polite" className="min-h-40">
          {tried.isLoading && <Skeleton className="h-40" />}
          {tried.error && <Fault error={tried.error} onRetry={() => void tried.refetch()} />}
          {fault && <p className="text-bad text-body">{say(fault.message)}</p>}
          {tried.data && !fault && <FirstRows preview={tried.data.preview} columns={result.model.columns} />}
        </div>
        {apply.error && <Fault error={apply.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button
            look="primary"
            disabled={!isReady}
            busy={apply.isPending}
            onClick={() => tried.data && apply.mutate(tried.data.recipe)}
          >
            {words.apply}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

interface Named {
  name: string
  names: readonly string[]
  as: readonly string[]
}

function stepOf({ model }: Result, { name, names, as: [as = 'n1'] }: Named): Step {
  return { kind: 'segment', as, name: name.trim(), ...model, names: names.map(one => one.trim()) }
}

/** The columns that the segments follow from, and the segment. */
function FirstRows({ preview, columns }: { preview: TriedSteps['preview']; columns: readonly string[] }) {
  const shown = preview.columns.flatMap(({ id, name }, i) =>
    columns.includes(id) || i === preview.columns.length - 1 ? [{ id, name, i }] : [],
  )
  return (
    <Table label={words.preview}>
      <thead>
        <tr>
          {shown.map(({ id, name, i }) => (
            <Th key={id} numeric={i < preview.columns.length - 1}>
              {name}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {preview.rows.map((cells, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a preview have no identity but their place
          <tr key={row}>
            {shown.map(({ id, i }) => (
              <Td key={id} numeric={i < preview.columns.length - 1}>
                {cellOf(cells[i] ?? null)}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function cellOf(cell: Scalar): string {
  if (cell === null) return '–'
  return typeof cell === 'number' ? formatNumber(cell) : String(cell)
}
