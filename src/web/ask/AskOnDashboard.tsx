import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Understood } from '../../contract/ask.ts'
import type { Dataset, DatasetTable } from '../../contract/dataset.ts'
import type { Question } from '../../contract/question.ts'
import { askRoutes } from '../../contract/routes/ask.ts'
import { call } from '../api.ts'
import { askText as words } from '../askText.ts'
import { writeQuestion } from '../explore/address.ts'
import { ExploreContext } from '../explore/context.ts'
import { Picture } from '../explore/Picture.tsx'
import { useAsk } from '../explore/useAsk.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { say } from '../words.ts'
import { AskBox } from './AskBox.tsx'

interface Props {
  dataset: Dataset
  table: DatasetTable
}

/** Above the automatic dashboard: a question in words with its answer. */
export function AskOnDashboard({ dataset, table }: Props) {
  return (
    <div className="mb-4 print:hidden">
      <AskBox
        dataset={dataset}
        table={table}
        hasKey
        draw={(understood, onClose) => (
          <Answer dataset={dataset} table={table} understood={understood} onClose={onClose} />
        )}
      />
    </div>
  )
}

function Answer({ dataset, table, understood, onClose }: Props & { understood: Understood; onClose: () => void }) {
  const all = understood.question ? [understood.question, ...understood.more] : []
  const [chosen, setChosen] = useState(0)
  const question = all[chosen] ?? all[0]
  const go = useNavigate()
  if (!question) return null
  const q = writeQuestion(question)
  const open = () =>
    void go({
      to: '/datasets/$datasetId',
      params: { datasetId: dataset.id },
      search: { tab: 'explore', table: table.id, ...(q !== undefined && { q }) },
    })
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-center gap-2">
        {all.length > 1 && <span className="text-label text-muted">{words.explains}</span>}
        {all.length > 1 &&
          all.map((one, i) => (
            <Button
              key={nameOf(one, table)}
              aria-pressed={i === chosen}
              look={i === chosen ? 'secondary' : 'ghost'}
              onClick={() => setChosen(i)}
            >
              {nameOf(one, table)}
            </Button>
          ))}
        <span className="flex-1" />
        <Button onClick={open}>{words.open}</Button>
        <IconButton label={words.close} onClick={onClose}>
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      <Drawn question={question} table={table} versionId={dataset.version.id} onEdit={open} />
    </div>
  )
}

/** What a breakdown is by: the first column that groups. */
function nameOf({ x }: Question, { columns }: DatasetTable): string {
  const id = x.find(({ role }) => role === 'group')?.column
  return columns.find(column => column.id === id)?.name ?? ''
}

/** The answer in a sentence; every number in it is one of the chart's. */
function Summary({ question, versionId }: Pick<DrawnProps, 'question' | 'versionId'>) {
  const { data } = useQuery({
    queryKey: ['summarise', versionId, question],
    queryFn: ({ signal }) => call(askRoutes.summariseChart, { body: { question } }, signal),
    staleTime: 5 * 60_000,
    retry: false,
  })
  // The line is there before its words are: nothing jumps.
  return (
    <div className="min-h-6" aria-live="polite">
      <p className="max-w-[100ch] text-lead">{data?.text}</p>
      {data?.notes.map(note => (
        <p key={note.code} className="text-label text-muted">
          {say(note)}
        </p>
      ))}
    </div>
  )
}

interface DrawnProps {
  question: Question
  table: DatasetTable
  versionId: string
  onEdit: () => void
}

/** Explore's own picture of a question. */
function Drawn({ question, table, versionId, onEdit }: DrawnProps) {
  const asked = useAsk(question, versionId)
  const columns = useMemo(() => new Map(table.columns.map(column => [column.id, column])), [table.columns])
  return (
    <>
      <Summary question={question} versionId={versionId} />
      <ExploreContext value={{ table, columns, question, edit: onEdit, filterBy: onEdit }}>
        <Picture asked={asked} onUndo={null} />
      </ExploreContext>
    </>
  )
}
