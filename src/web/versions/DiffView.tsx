import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { TableDiff, VersionDiff } from '../../contract/version.ts'
import { datasetQuery } from '../datasets/queries.ts'
import { rows } from '../nouns.ts'
import { AlertList } from '../quality/AlertList.tsx'
import { Card } from '../ui/Card.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { versionsText } from '../versionsText.ts'
import { say } from '../words.ts'
import { ColumnChanges } from './ColumnChanges.tsx'
import { DiffSentence } from './DiffSentence.tsx'
import { FigureMoves } from './FigureMoves.tsx'
import { type Differing, diffQuery } from './queries.ts'
import { RowChanges } from './RowChanges.tsx'
import { differs, summaryOf } from './summary.ts'

const words = versionsText.diff

/** Two versions beside each other: in one sentence, then table by table. */
export function DiffView({ of }: { of: Differing }) {
  const { data: diff, error, isPending, refetch } = useQuery(diffQuery(of))
  if (isPending)
    return (
      <div aria-busy className="grid gap-4">
        <Skeleton className="h-12" />
        <Skeleton className="h-64" />
      </div>
    )
  if (error)
    return (
      <Card>
        <Fault error={error} onRetry={() => void refetch()} />
      </Card>
    )
  const summary = summaryOf(diff)
  return (
    <div className="grid gap-4">
      {differs(summary) ? (
        <DiffSentence summary={summary} className="num max-w-[100ch] text-lead" />
      ) : (
        <p className="text-lead">{words.nothing}</p>
      )}
      {diff.broken.length > 0 && <Broken broken={diff.broken} />}
      <Tables title={words.tablesAdded} tables={diff.tablesAdded} />
      <Tables title={words.tablesRemoved} tables={diff.tablesRemoved} />
      {diff.tables.map(table => (
        <OneTable key={table.tableId} {...{ of, table }} datasetId={diff.datasetId} hasTitle={diff.tables.length > 1} />
      ))}
    </div>
  )
}

interface TableProps {
  of: Differing
  datasetId: string
  table: TableDiff
  hasTitle: boolean
}

function OneTable({ of, datasetId, table, hasTitle }: TableProps) {
  const { key, columns } = table
  const nameOf = useNames(datasetId, table.tableId)
  const names = key?.map(nameOf).join(', ')
  const isSame = Object.values(columns).every(list => list.length === 0)
  return (
    <section aria-label={table.name} className="grid gap-4">
      <h2 className={hasTitle ? 'font-semibold text-strong' : 'sr-only'}>{table.name}</h2>
      <div className="grid gap-4 lg:grid-cols-2 lg:items-start">
        <div className="grid gap-4">
          <Part title={words.figures}>
            <FigureMoves figures={table.figures} />
          </Part>
          <Part title={words.columns}>
            {isSame ? <p className="text-body text-muted">{words.sameColumns}</p> : <ColumnChanges columns={columns} />}
          </Part>
          <Part title={words.alerts}>
            <Alerts alerts={table.alerts} />
          </Part>
        </div>
        <Part title={words.tiles}>
          <Tiles tiles={table.tiles} />
        </Part>
      </div>
      <Card role="group" aria-label={words.rows} className="min-w-0">
        <header className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 pt-3 pb-2">
          <h3 className="font-semibold text-body">{words.rows}</h3>
          <p className="num text-label text-muted">
            {words.rowsNow(table.rows.before, table.rows.after)} · {words.sentence.unchanged(table.rows.unchanged)} ·{' '}
            {names === undefined ? words.byWhole : words.byKey(names)}
          </p>
        </header>
        <RowChanges of={of} table={table} />
      </Card>
    </section>
  )
}

/** Names of columns as the newest version has them. */
function useNames(datasetId: string, tableId: string): (id: string) => string {
  const { data } = useQuery(datasetQuery(datasetId))
  const columns = data?.tablesOfVersion.find(({ id }) => id === tableId)?.columns
  return id => columns?.find(column => column.id === id)?.name ?? id
}

interface PartProps {
  title: string
  /** The level of its heading. */
  heading?: 'h2' | 'h3'
  children: ReactNode
}

function Part({ title, heading: Heading = 'h3', children }: PartProps) {
  return (
    <Card role="group" aria-label={title} className="min-w-0 px-4 pt-3 pb-4">
      <Heading className="mb-2 font-semibold text-body">{title}</Heading>
      {children}
    </Card>
  )
}

function Tiles({ tiles }: Pick<TableDiff, 'tiles'>) {
  const moved = tiles.filter(({ state }) => state !== 'same')
  const same = tiles.length - moved.length
  return (
    <ul className="grid gap-1 text-body">
      {moved.map(({ tileId, title, state }) => (
        <li key={tileId} className="flex justify-between gap-4">
          <span className="min-w-0 truncate">{say(title)}</span>
          <span className="shrink-0 text-muted">{words.tileStates[state]}</span>
        </li>
      ))}
      {same > 0 && <li className="text-muted">{words.sameTiles(same)}</li>}
      {tiles.length === 0 && <li className="text-muted">{words.sentence.tiles(0)}</li>}
    </ul>
  )
}

function Alerts({ alerts: { appeared, gone } }: Pick<TableDiff, 'alerts'>) {
  if (appeared.length + gone.length === 0) return <p className="text-body text-muted">{words.sameAlerts}</p>
  return (
    <div className="grid gap-3">
      {[
        { title: words.appeared, list: appeared },
        { title: words.vanished, list: gone },
      ].map(
        ({ title, list }) =>
          list.length > 0 && (
            <div key={title} className="grid gap-1">
              <p className="text-label text-muted">{title}</p>
              <AlertList alerts={list} />
            </div>
          ),
      )}
    </div>
  )
}

function Broken({ broken }: Pick<VersionDiff, 'broken'>) {
  return (
    <Card role="group" aria-label={words.broken} className="border-warn bg-warn-soft px-4 py-3">
      <h2 className="flex items-center gap-2 font-semibold text-body">
        <TriangleAlert size={14} aria-hidden className="text-warn" />
        {words.broken}
      </h2>
      <p className="text-label text-muted">{words.brokenNote}</p>
      <ul className="mt-2 grid gap-1 text-body">
        {broken.map(({ kind, id, name, missing }) => (
          <li key={id} className="flex flex-wrap gap-x-3">
            <span className="text-muted">{words.brokenKinds[kind]}</span>
            <span className="font-medium">{name}</span>
            <span className="text-muted">{words.lacks(missing.join(', '))}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Tables({ title, tables }: { title: string; tables: VersionDiff['tablesAdded'] }) {
  if (tables.length === 0) return null
  return (
    <Part title={title} heading="h2">
      <ul className="grid gap-1 text-body">
        {tables.map(({ tableId, name, rows: count }) => (
          <li key={tableId} className="flex justify-between gap-4">
            <span className="min-w-0 truncate">{name}</span>
            <span className="num text-muted">{rows(count)}</span>
          </li>
        ))}
      </ul>
    </Part>
  )
}
