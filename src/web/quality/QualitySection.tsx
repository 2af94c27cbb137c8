import { useQuery } from '@tanstack/react-query'
import { Section } from '../datasets/receipt/Section.tsx'
import { useSeeRows } from '../figures/useSeeRows.ts'
import { qualityText as words } from '../qualityText.ts'
import { Fault } from '../ui/Fault.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { AlertList } from './AlertList.tsx'
import { alertsQuery } from './queries.ts'

interface Props {
  datasetId: string
  tableId: string
  versionId: string
}

/** What may be wrong with the data of a table. */
export function QualitySection({ datasetId, tableId, versionId }: Props) {
  const { data, error, isPending, refetch } = useQuery(alertsQuery({ datasetId, tableId }, versionId))
  const seeRows = useSeeRows()
  const items = data?.items ?? []
  const warnings = items.filter(alert => alert.level === 'warn').length
  return (
    <Section title={words.title} note={warnings > 0 ? words.warnings(warnings) : words.note}>
      <div className="px-4 pb-4">
        {isPending && <Skeleton className="h-16" />}
        {error && <Fault error={error} onRetry={() => void refetch()} />}
        {data && items.length === 0 && <p className="text-body text-muted">{words.none}</p>}
        <AlertList alerts={items} onSeeRows={rows => seeRows(tableId, rows)} />
      </div>
    </Section>
  )
}
