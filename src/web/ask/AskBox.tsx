import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Understood } from '../../contract/ask.ts'
import type { Dataset, DatasetTable } from '../../contract/dataset.ts'
import type { Question } from '../../contract/question.ts'
import { exampleQuestions } from '../../core/ask/exampleQuestions.ts'
import { askText as words } from '../askText.ts'
import { useKeys } from '../explore/useKeys.ts'
import { Fault } from '../ui/Fault.tsx'
import { say } from '../words.ts'
import { AskChips } from './AskChips.tsx'
import { AskedBackList } from './AskedBackList.tsx'
import { AskForm } from './AskForm.tsx'
import { CanAsk } from './CanAsk.tsx'
import { useUnderstood } from './useUnderstood.ts'

interface Props {
  dataset: Dataset
  table: DatasetTable
  /** Whether "/" leads here. */
  hasKey: boolean
  /** Told each question that was understood. */
  onQuestion?: (question: Question) => void
  /** Draws the answer, where it is not drawn elsewhere. */
  draw?: (understood: Understood, onClose: () => void) => ReactNode
}

/** A question in words: what it was understood as, what must be chosen, and the answer. */
export function AskBox({ dataset, table, hasKey, onQuestion, draw }: Props) {
  const box = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const examples = useMemo(() => exampleQuestions(table.columns), [table.columns])
  const { asked, answer, ask, choose } = useUnderstood({
    datasetId: dataset.id,
    tableId: table.id,
    versionId: dataset.version.id,
  })
  useKeys(hasKey ? { search: () => box.current?.focus() } : {})
  const understood = asked && !answer.isPlaceholderData ? answer.data : undefined
  const told = useRef<Understood | null>(null)
  useEffect(() => {
    if (!understood?.question || told.current === understood) return
    told.current = understood
    onQuestion?.(understood.question)
  }, [understood, onQuestion])
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <AskForm
        example={examples[0] ?? ''}
        text={text}
        onText={setText}
        box={box}
        hasKey={hasKey}
        busy={asked !== null && answer.isFetching}
        onAsk={ask}
      />
      {asked && answer.isError && <Fault error={answer.error} onRetry={() => void answer.refetch()} />}
      {asked && answer.data && !answer.isError && (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <AskChips chips={answer.data.chips} onChoose={(chip, option) => choose(chip, option)} />
          <AskedBackList ambiguities={answer.data.ambiguities} onChoose={(one, option) => choose(one, option)} />
          <p role="status" className={answer.data.question ? 'sr-only' : 'text-body text-muted'}>
            {statusOf(answer.data)}
          </p>
          {isNotAnswered(answer.data) && (
            <CanAsk
              examples={examples}
              onAsk={example => {
                setText(example)
                ask(example)
                box.current?.focus()
              }}
            />
          )}
          {answer.data.notes.map(note => (
            <p key={note.code} className={isAnswer(note.code) ? 'text-lead' : 'text-label text-muted'}>
              {say(note)}
            </p>
          ))}
          {answer.data.question && draw?.(answer.data, () => ask(''))}
        </div>
      )}
    </div>
  )
}

/** Why something moved is told by notes. */
const isAnswer = (code: string) => /\.why\./.test(code)

/** Nothing is answered, and there is nothing to choose. */
const isNotAnswered = ({ question, ambiguities }: Understood) => question === null && ambiguities.length === 0

function statusOf({ question, ambiguities, unknown }: Understood): string {
  if (question) return words.answered
  if (unknown.length > 0) return words.unknown(unknown)
  return ambiguities.length > 0 ? '' : words.unsure
}
