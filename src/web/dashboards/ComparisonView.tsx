import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { useMemo } from 'react'
import type { Column } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'
import { cellText } from '../grid/cellText.ts'
import { filterWords } from '../grid/filterWords.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Fault } from '../ui/Fault.tsx'
import { DashboardSkeleton } from './DashboardSkeleton.tsx'
import { dashboardText as words } from './dashboardText.ts'
import { comparisonQuery, type Shown } from './queries.ts'
import { TileGrid } from './TileGrid.tsx'
import { TileActionsProvider } from './tileActions.ts'

interface Props {
  shown: Shown
  columns: readonly Column[]
  filter: Filter
  onEnd: () => void
}

/** Some rows against all others, tile by tile. */
export function ComparisonView({ shown, columns, filter, onEnd }: Props) {
  const asked = useQuery(comparisonQuery(shown, filter))
  const comparing = useMemo(() => ({ compared: filter }), [filter])
  const said = filterWords(filter, {
    name: id => columns.find(c => c.id === id)?.name ?? id,
    value: (id, value) => {
      const column = columns.find(c => c.id === id)
      return column ? cellText(column, value) : String(value)
    },
  })
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <Button onClick={onEnd}>
          <ArrowLeft size={14} aria-hidden />
          {words.endComparison}
        </Button>
        <p className="text-body">
          <span className="text-muted">{words.comparing}</span> {said}
        </p>
      </div>
      {asked.isPending && <DashboardSkeleton />}
      {asked.error && (
        <Card>
          <Fault error={asked.error} onRetry={() => void asked.refetch()} />
        </Card>
      )}
      {asked.data && (
        <TileActionsProvider value={comparing}>
          <TileGrid tiles={asked.data.tiles} onRetry={() => void asked.refetch()} />
        </TileActionsProvider>
      )}
    </>
  )
}
