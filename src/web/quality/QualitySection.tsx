import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Alert } from '../../contract/quality.ts'
import { useMay } from '../access/me.ts'
import { Section } from '../datasets/receipt/Section.tsx'
import { useSeeRows } from '../figures/useSeeRows.ts'
import { qualityText as words } from '../qualityText.ts'
import { Button } from '../ui/Button.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { AlertList } from './AlertList.tsx'
import { FixDialog } from './FixDialog.tsx'
import { alertsQuery } from './queries.ts'

/** Remarks before the rest is asked for; warnings are never hidden. */
const SHOWN = 6

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
  const [isWhole, setIsWhole] = useState(false)
  const mayFix = useMay('editor')
  const [fixing, setFixing] = useState<Alert | null>(null)
  const warnings = items.filter(alert => alert.level === 'warn').length
  return (
    <Section title={words.title} note={warnings > 0 ? words.warnings(warnings) : words.note}>
      <div className="px-4 pb-4">
        {isPending && <Skeleton className="h-16" />}
        {error && <Fault error={error} onRetry={() => void refetch()} />}
        {data && items.length === 0 && <p className="text-body text-muted">{words.none}</p>}
        <AlertList
          alerts={isWhole ? items : items.slice(0, Math.max(SHOWN, warnings))}
          onSeeRows={rows => seeRows({ datasetId, tableId }, rows)}
          {...(mayFix && { onFix: setFixing })}
        />
        {!isWhole && items.length > Math.max(SHOWN, warnings) && (
          <Button className="mt-3" onClick={() => setIsWhole(true)}>
            {words.all(items.length)}
          </Button>
        )}
        {fixing && <FixDialog {...{ datasetId, tableId, versionId }} alert={fixing} onClose={() => setFixing(null)} />}
      </div>
    </Section>
  )
}
