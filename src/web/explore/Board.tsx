import { Columns3 } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { ChartType } from '../../contract/chart.ts'
import type { Column } from '../../contract/column.ts'
import type { Dataset, DatasetTable } from '../../contract/dataset.ts'
import type { Question } from '../../contract/question.ts'
import { suggest } from '../../core/chart/question/suggest.ts'
import { AskBox } from '../ask/AskBox.tsx'
import { focusAsk } from '../ask/focusAsk.ts'
import { askText } from '../askText.ts'
import { exploreText as words } from '../exploreText.ts'
import { FittingCharts } from '../savedCharts/FittingCharts.tsx'
import { usePageCommands } from '../shell/pageCommands.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { isEmpty } from './address.ts'
import { ColumnList } from './ColumnList.tsx'
import { ExploreContext } from './context.ts'
import { ExploreDrill } from './ExploreDrill.tsx'
import { FilterShelf } from './FilterShelf.tsx'
import { Picture } from './Picture.tsx'
import { Sheet } from './Sheet.tsx'
import { Shelves } from './Shelves.tsx'
import { Starts } from './Starts.tsx'
import { Toolbar } from './Toolbar.tsx'
import { TypeRow } from './TypeRow.tsx'
import { useAsk } from './useAsk.ts'
import { useKeys } from './useKeys.ts'
import { useSteps } from './useSteps.ts'
import { ValueSource } from './valueSource.ts'

interface Props {
  dataset: Dataset
  table: DatasetTable
  /** The question of the address. */
  address: Question
  onAsk: (question: Question) => void
  /** How the chart is kept where it is not saved as one of its own; given the type that is drawn. */
  keep?: (type: ChartType | undefined) => ReactNode
}

/** Columns on the left, shelves on top, the picture in the middle. */
export function Board({ dataset, table, address, onAsk, keep }: Props) {
  const steps = useSteps(address, onAsk)
  const { question } = steps
  const [said, setSaid] = useState('')
  const [pending, setPending] = useState<Column | null>(null)
  const [isSheet, setIsSheet] = useState(false)
  const asked = useAsk(question, dataset.version.id)
  const suggestions = useMemo(() => suggest(question, table.columns), [question, table.columns])
  const columns = useMemo(() => new Map(table.columns.map(column => [column.id, column])), [table.columns])
  const undo = () => {
    steps.undo()
    setSaid(words.said.undone)
  }
  const redo = () => {
    steps.redo()
    setSaid(words.said.redone)
  }
  useKeys({ undo, redo })
  usePageCommands(words.region, keep ? [] : [{ label: askText.command, act: focusAsk }])
  const exploring = {
    table,
    columns,
    question,
    edit: (next: Question, words: string) => {
      steps.edit(next)
      setSaid(words)
    },
    filterBy: setPending,
  }
  const spec = isEmpty(question) ? null : (asked.data?.spec ?? null)
  return (
    <ExploreContext value={exploring}>
      <ValueSource value={question.source}>
        <div className="grid gap-4 lg:grid-cols-[15rem_minmax(0,1fr)]">
          <h2 className="sr-only">{words.region}</h2>
          <p aria-live="polite" className="sr-only">
            {said}
          </p>
          <Card className="sticky top-16 hidden max-h-[calc(100dvh-5rem)] self-start p-3 lg:flex lg:flex-col">
            <ColumnList />
            <p className="mt-2 border-line border-t pt-2 text-label text-muted">{words.hint}</p>
          </Card>
          <div className="grid min-w-0 content-start gap-3">
            {!keep && (
              <AskBox
                dataset={dataset}
                table={table}
                hasKey={false}
                onQuestion={question => exploring.edit(question, askText.answered)}
              />
            )}
            <Toolbar
              steps={{ ...steps, undo, redo }}
              title={asked.data?.model.title ?? null}
              type={spec?.type}
              keep={keep?.(spec?.type)}
            >
              <Button className="lg:hidden" onClick={() => setIsSheet(true)}>
                <Columns3 size={14} aria-hidden />
                {words.openColumns}
              </Button>
            </Toolbar>
            <Shelves>
              <FilterShelf pending={pending} onPending={setPending} />
            </Shelves>
            {isEmpty(question) ? (
              <>
                <Starts />
                {!keep && <FittingCharts datasetId={dataset.id} table={table} />}
              </>
            ) : (
              <>
                <TypeRow suggestions={suggestions} spec={spec} />
                <ExploreDrill>
                  <Picture asked={asked} onUndo={steps.canUndo ? undo : null} />
                </ExploreDrill>
              </>
            )}
          </div>
        </div>
        {isSheet && (
          <Sheet title={words.columns} onClose={() => setIsSheet(false)}>
            <ColumnList onDone={() => setIsSheet(false)} />
          </Sheet>
        )}
      </ValueSource>
    </ExploreContext>
  )
}
