import { useQueryClient } from '@tanstack/react-query'
import { CircleHelp } from 'lucide-react'
import { useState } from 'react'
import type { Column, Scalar } from '../../../contract/column.ts'
import type { Repair } from '../../../contract/receipt.ts'
import { versionRoutes } from '../../../contract/routes/versions.ts'
import { useMay } from '../../access/me.ts'
import { call } from '../../api.ts'
import { formatExactDay, formatNumber } from '../../format.ts'
import { receiptText } from '../../receiptText.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { cx } from '../../ui/cx.ts'
import { toast } from '../../ui/Toast.tsx'
import { settled } from '../../versions/settled.ts'
import { say } from '../../words.ts'
import { useLighting } from './file/lit.ts'
import { type Question, questionsOf, type Reading } from './questions.ts'
import { sayRepair } from './sayRepair.ts'
import type { useTrial } from './useTrial.tsx'

const words = receiptText.question

interface Props {
  datasetId: string
  repairs: readonly Repair[]
  columns: readonly Column[]
  trial: Pick<ReturnType<typeof useTrial>, 'tryOut' | 'isBusy'>
}

/** What only the person can know: readings that are as plausible, the same rows under each, the likelier first. */
export function Questions({ datasetId, repairs, columns, trial }: Props) {
  const questions = questionsOf(repairs)
  if (questions.length === 0) return null
  return (
    <Card role="group" aria-label={words.title(questions.length)} className="border-warn bg-warn-soft">
      <header className="flex items-start gap-2 px-4 pt-3">
        <CircleHelp size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
        <div>
          <h2 className="font-semibold text-body">{words.title(questions.length)}</h2>
          <p className="text-label text-muted">{words.note}</p>
        </div>
      </header>
      {questions.map(question => (
        <OneQuestion
          key={JSON.stringify([question.repair.message, question.repair.columnId])}
          question={question}
          said={sayRepair(question.repair, columns)}
          datasetId={datasetId}
          trial={trial}
        />
      ))}
    </Card>
  )
}

interface OneProps extends Pick<Props, 'datasetId' | 'trial'> {
  question: Question
  said: string
}

function OneQuestion({ question: { repair, readings }, said, datasetId, trial }: OneProps) {
  const mayEdit = useMay('editor')
  const { light } = useLighting()
  const { keep, isKeeping } = useKeep(datasetId)
  const { columnId } = repair
  const lit = columnId === null ? null : { columnId }
  return (
    <section aria-label={said} onMouseEnter={() => light(lit)} onMouseLeave={() => light(null)} className="px-4 py-3">
      <h3 className="mb-2 text-body">{said}</h3>
      <div className="grid gap-3 sm:grid-cols-2">
        {readings.map(reading => (
          <div
            key={JSON.stringify(reading.change)}
            className={cx('rounded-control border bg-surface p-3', reading.isTaken ? 'border-fg' : 'border-line')}
          >
            <p className="flex flex-wrap items-baseline justify-between gap-x-3 font-medium text-body">
              {String(reading.message.params.format ?? say(reading.message))}
              {reading.isTaken && <span className="font-normal text-label text-muted">{words.likelier}</span>}
            </p>
            <Examples reading={reading} />
            {mayEdit && (
              <Button
                className="mt-2"
                busy={reading.isTaken ? isKeeping : trial.isBusy}
                onClick={() =>
                  reading.isTaken
                    ? keep(reading)
                    : trial.tryOut({
                        change: reading.change,
                        what: [reading.message],
                        title: receiptText.effect.change,
                        said: say(reading.message),
                      })
                }
              >
                {reading.isTaken ? words.keep : words.take}
              </Button>
            )}
          </div>
        ))}
      </div>
    </section>
  )
}

function Examples({ reading: { examples, message } }: { reading: Reading }) {
  if (examples.length === 0) return <p className="mt-1 text-label text-muted">{say(message)}</p>
  return (
    <dl className="num mt-1 grid gap-0.5 text-body">
      {examples.map(({ row, raw, read }) => (
        <div key={row} className="flex justify-between gap-4">
          <dt className="truncate font-mono text-label leading-5">{raw}</dt>
          <dd className="shrink-0">{written(read)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A date in words, so that day and month cannot be mistaken. */
function written(read: Scalar): string {
  if (read === null) return receiptText.nothing
  if (typeof read === 'number') return formatNumber(read)
  if (/^-?\d+(\.\d+)?$/.test(String(read))) return formatNumber(String(read))
  return /^\d{4}-\d\d-\d\d/.test(String(read)) ? formatExactDay(String(read)) : String(read)
}

/** Confirms the reading that was taken: nothing moves, and it is no longer asked. */
function useKeep(datasetId: string) {
  const queries = useQueryClient()
  const [isKeeping, setIsKeeping] = useState(false)
  const keep = async ({ change, message }: Reading) => {
    setIsKeeping(true)
    try {
      const body = { change, what: [message], autoMerge: true }
      const { proposalId } = await call(versionRoutes.reread, { params: { datasetId }, body })
      await settled(proposalId)
      await queries.invalidateQueries({ queryKey: ['dataset'] })
      toast(words.kept)
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error))
    } finally {
      setIsKeeping(false)
    }
  }
  return { keep: (reading: Reading) => void keep(reading), isKeeping }
}
