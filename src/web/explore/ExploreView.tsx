import type { Dataset, DatasetTable } from '../../contract/dataset.ts'
import type { Question } from '../../contract/question.ts'
import { exploreText as words } from '../exploreText.ts'
import { useSavedChart } from '../savedCharts/useSavedChart.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { emptyQuestion } from './address.ts'
import { Board } from './Board.tsx'
import { missingColumns } from './missingColumns.ts'
import { useExploreAddress } from './useExploreAddress.ts'

interface Props {
  dataset: Dataset
  table: DatasetTable
}

/** A question of one's own to one table: the address holds it, a saved chart may be where it began. */
export function ExploreView({ dataset, table }: Props) {
  const saved = useSavedChart()
  if (saved.isPending) return <Skeleton className="h-96" />
  if (saved.error)
    return (
      <Card>
        <Fault error={saved.error} />
      </Card>
    )
  return <Asked dataset={dataset} table={table} saved={saved.chart?.question ?? null} />
}

function Asked({ dataset, table, saved }: Props & { saved: Question | null }) {
  const source = { datasetId: dataset.id, tableId: table.id }
  const { question, ask } = useExploreAddress(source, saved)
  const missing = question ? missingColumns(question, table.columns) : []
  if (question && missing.length === 0) return <Board dataset={dataset} table={table} address={question} onAsk={ask} />
  return (
    <Card>
      <Empty action={<Button onClick={() => ask(emptyQuestion(source))}>{words.startOver}</Button>}>
        {question ? words.missing(missing.join(', ')) : words.broken}
      </Empty>
    </Card>
  )
}
