import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import * as Base from 'radix-ui/dialog'
import { useState } from 'react'
import type { Dataset, DatasetTable } from '../../../contract/dataset.ts'
import type { Question } from '../../../contract/question.ts'
import { builderText as words } from '../../builderText.ts'
import { datasetQuery } from '../../datasets/queries.ts'
import { isEmpty } from '../../explore/address.ts'
import { Board } from '../../explore/Board.tsx'
import { text } from '../../text.ts'
import { Button } from '../../ui/Button.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { chartDraft, type TileDraft } from './newTile.ts'

interface Props {
  question: Question
  isNew: boolean
  onKeep: (draft: TileDraft) => void
  onClose: () => void
}

/** The question of a tile on its shelves, as Explore shows it, until it is kept. */
export function QuestionDialog({ question, isNew, onKeep, onClose }: Props) {
  const { datasetId, tableId } = question.source
  const asked = useQuery(datasetQuery(datasetId))
  const table = asked.data?.tablesOfVersion.find(({ id }) => id === tableId)
  return (
    <Base.Root open onOpenChange={open => !open && onClose()}>
      <Base.Portal>
        <Base.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Base.Content
          aria-describedby={undefined}
          className="fixed inset-2 z-50 mx-auto flex max-w-[1400px] animate-appear flex-col overflow-hidden rounded-dialog border border-line bg-bg shadow-floating outline-none sm:inset-6"
        >
          <header className="flex items-center gap-4 border-line border-b bg-surface px-4 py-2">
            <Base.Title className="min-w-0 flex-1 truncate font-semibold text-strong">
              {words.questionTitle}
              {asked.data && <span className="font-normal text-muted"> · {asked.data.name}</span>}
            </Base.Title>
            <Base.Close
              aria-label={text.common.close}
              className="control-square inline-flex shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-fg"
            >
              <X size={16} aria-hidden />
            </Base.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-auto p-4">
            {asked.isError && <Fault error={asked.error} onRetry={() => void asked.refetch()} />}
            {asked.isPending && <Skeleton className="h-96" />}
            {asked.data && table && (
              <Shelved dataset={asked.data} table={table} question={question} isNew={isNew} onKeep={onKeep} />
            )}
          </div>
        </Base.Content>
      </Base.Portal>
    </Base.Root>
  )
}

interface ShelvedProps extends Pick<Props, 'question' | 'isNew' | 'onKeep'> {
  dataset: Dataset
  table: DatasetTable
}

function Shelved({ dataset, table, question: first, isNew, onKeep }: ShelvedProps) {
  const [question, ask] = useState(first)
  return (
    <Board
      dataset={dataset}
      table={table}
      address={question}
      onAsk={ask}
      keep={type => (
        <Button
          look="primary"
          disabled={isEmpty(question)}
          onClick={() => onKeep(chartDraft(question, table.columns, type))}
        >
          {isNew ? words.keepQuestion : words.saveQuestion}
        </Button>
      )}
    />
  )
}
