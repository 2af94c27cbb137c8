import { useQuery } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import type { Overview } from '../../contract/automatic.ts'
import { text } from '../text.ts'
import { Card } from '../ui/Card.tsx'
import { Fault } from '../ui/Fault.tsx'
import { DashboardSkeleton } from './DashboardSkeleton.tsx'
import { dashboardText as words } from './dashboardText.ts'
import { overviewQuery } from './queries.ts'
import { TileCard } from './TileCard.tsx'

interface Props {
  datasetId: string
  versionId: string
  onOpen: (tableId: string) => void
}

/** The first page of a dataset with several tables: how they belong together, and what each holds. */
export function OverviewView({ datasetId, versionId, onOpen }: Props) {
  const asked = useQuery(overviewQuery(datasetId, versionId))
  if (asked.isPending) return <DashboardSkeleton />
  if (asked.isError)
    return (
      <Card>
        <Fault error={asked.error} onRetry={() => void asked.refetch()} />
      </Card>
    )
  const { tables, links } = asked.data
  return (
    <div className="grid gap-6">
      <Links links={links} />
      {tables.map(({ tableId, name, rows, columns, tiles }) => (
        <section key={tableId} aria-label={name}>
          <header className="mb-2 flex flex-wrap items-baseline gap-x-3">
            <h2 className="font-semibold text-lead">{name}</h2>
            <p className="num text-label text-muted">
              {text.common.rows(rows)}, {text.common.columns(columns)}
            </p>
            <button
              type="button"
              onClick={() => onOpen(tableId)}
              className="control inline-flex items-center gap-1 rounded-control px-2 text-accent text-body hover:bg-hover"
            >
              {words.openTable(name)}
              <ArrowRight size={14} aria-hidden />
            </button>
          </header>
          <div className="grid grid-cols-2 gap-4 lg:grid-cols-3">
            {tiles.map(tile => (
              <div
                key={tile.id}
                className={
                  tile.spec.type === 'metric'
                    ? 'h-36 lg:col-start-1'
                    : 'col-span-2 h-72 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:h-auto'
                }
              >
                <TileCard tile={tile} onRetry={() => void asked.refetch()} />
              </div>
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}

function Links({ links }: Pick<Overview, 'links'>) {
  return (
    <section aria-label={words.links}>
      <h2 className="mb-2 font-semibold text-lead">{words.links}</h2>
      {links.length === 0 && <p className="text-body text-muted">{words.noLinks}</p>}
      <ul className="grid gap-1">
        {links.map(({ from, to, matched, values, rowsPerValue }) => (
          <li
            key={`${from.tableId}${from.columnId}${to.tableId}${to.columnId}`}
            className="flex flex-wrap items-center gap-x-2 text-body"
          >
            <span>
              <span className="text-muted">{from.table}</span> {from.column}
            </span>
            <ArrowRight size={14} aria-hidden className="text-muted" />
            <span>
              <span className="text-muted">{to.table}</span> {to.column}
            </span>
            <span className="num text-label text-muted">
              {words.found(matched, values)}, {words.perValue(rowsPerValue)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
