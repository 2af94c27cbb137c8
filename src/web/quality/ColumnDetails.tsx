import { useQuery } from '@tanstack/react-query'
import type { Column, Scalar } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'
import type { ColumnDetail } from '../../contract/quality.ts'
import { ExploreLink } from '../explore/ExploreLink.tsx'
import { formatCount, formatNumber, formatPercent } from '../format.ts'
import { cellText } from '../grid/cellText.ts'
import { histogramPath } from '../grid/histogramPath.ts'
import { qualityText as words } from '../qualityText.ts'
import { text } from '../text.ts'
import { Fault } from '../ui/Fault.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { AlertList } from './AlertList.tsx'
import { columnQuery } from './queries.ts'

interface Props {
  datasetId: string
  tableId: string
  versionId: string
  column: Column
  onSeeRows: (rows: Filter) => void
}

/** A column in full: its shape, its figures, its commonest values, what may be wrong with it. */
export function ColumnDetails({ datasetId, tableId, versionId, column, onSeeRows }: Props) {
  const asked = useQuery(columnQuery({ datasetId, tableId, columnId: column.id }, versionId))
  const { profile } = column
  return (
    <div className="grid gap-4">
      <p className="text-label text-muted">
        {column.type}, {words.roles[column.role]}
        {column.meaning.unit && `, ${column.meaning.unit}`}
      </p>
      <div>
        <ExploreLink column={column} />
      </div>
      {profile.histogram && profile.distinct > 1 && <Distribution column={column} />}
      {asked.isPending && <Skeleton className="h-40" />}
      {asked.error && <Fault error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && asked.data.alerts.length > 0 && <AlertList alerts={asked.data.alerts} onSeeRows={onSeeRows} />}
      <Figures column={column} detail={asked.data} onSeeRows={onSeeRows} />
      {asked.data && <TopValues detail={asked.data} onSeeRows={onSeeRows} />}
      {column.missing.length > 0 && (
        <Part title={words.markers}>
          <p className="text-body">
            {column.missing.map(m => `${m.marker || '“ ”'} (${formatCount(m.count)})`).join(', ')}
          </p>
        </Part>
      )}
    </div>
  )
}

function Distribution({ column }: { column: Column }) {
  const { histogram } = column.profile
  if (!histogram) return null
  const edge = (at: number | undefined) => {
    if (at === undefined) return ''
    const isTime = column.type === 'date' || column.type === 'timestamp'
    return isTime ? new Date(at).toISOString().slice(0, 10) : formatNumber(at)
  }
  return (
    <Part title={words.distribution}>
      <svg
        viewBox="0 0 280 72"
        role="img"
        aria-label={text.grid.profile(column.profile.distinct, column.profile.nulls)}
        className="w-full"
      >
        <path d={histogramPath(histogram.counts, { width: 280, height: 72 })} className="fill-bar" />
      </svg>
      <p className="num flex justify-between text-label text-muted">
        <span>{edge(histogram.edges[0])}</span>
        <span>{edge(histogram.edges.at(-1))}</span>
      </p>
    </Part>
  )
}

interface FiguresProps {
  column: Column
  detail: ColumnDetail | undefined
  onSeeRows: (rows: Filter) => void
}

function Figures({ column, detail, onSeeRows }: FiguresProps) {
  const { profile } = column
  const filled = profile.rows - profile.nulls
  const shown = (value: Scalar) => (value === null ? '–' : cellText(column, value))
  const lines: [string, string, Filter?][] = [
    [words.filled, `${formatCount(filled)} (${formatPercent(profile.rows === 0 ? 0 : filled / profile.rows)})`],
    [words.missing, formatCount(profile.nulls), { op: 'isNull', column: column.id }],
    [words.distinct, formatCount(profile.distinct)],
  ]
  if (column.rejected > 0) lines.push([words.rejected, formatCount(column.rejected)])
  if (profile.quantiles) {
    const { p25, p50, p75 } = profile.quantiles
    lines.push([words.min, shown(profile.min)], [words.median, shown(p50)])
    if (profile.mean !== null && profile.sd !== null)
      lines.push([words.mean, formatNumber(profile.mean)], [words.sd, formatNumber(profile.sd)])
    lines.push([words.max, shown(profile.max)], [words.quartiles, words.between(shown(p25), shown(p75))])
  }
  if (profile.sum !== null && column.meaning.additive === 'sum') lines.push([words.sum, shown(profile.sum)])
  if (detail?.zeros) lines.push([words.zeros, formatCount(detail.zeros), { op: 'eq', column: column.id, value: 0 }])
  if (detail?.negatives)
    lines.push([words.negatives, formatCount(detail.negatives), { op: 'lt', column: column.id, value: 0 }])
  const outliers = detail?.outliers
  if (outliers && outliers.below + outliers.above > 0)
    lines.push([words.outliers, formatCount(outliers.below + outliers.above), outliers.rows])
  return (
    <Part title={words.figures}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-body">
        {lines.map(([name, value, rows]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="num text-right">
              {rows && value !== '0' ? (
                <button
                  type="button"
                  className="num rounded-control text-accent hover:underline"
                  onClick={() => onSeeRows(rows)}
                >
                  {value}
                </button>
              ) : (
                value
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  )
}

function TopValues({
  detail: { column, top },
  onSeeRows,
}: {
  detail: ColumnDetail
  onSeeRows: (rows: Filter) => void
}) {
  const most = top[0]?.count ?? 0
  if (most <= 1) return null
  const filled = column.profile.rows - column.profile.nulls
  return (
    <Part title={words.top}>
      <ul className="grid gap-0.5">
        {top.slice(0, 12).map(({ value, count }) => (
          <li key={String(value)}>
            <button
              type="button"
              onClick={() => onSeeRows({ op: 'in', column: column.id, values: [value] })}
              className="relative flex h-7 pointer-coarse:h-11 w-full items-center justify-between gap-3 overflow-hidden rounded-control px-2 text-left text-body hover:bg-hover"
            >
              <span
                aria-hidden
                className="absolute inset-y-0.5 left-0 rounded-[2px] bg-hover"
                style={{ width: `${(100 * count) / most}%` }}
              />
              <span className="relative min-w-0 truncate">{cellText(column, value)}</span>
              <span className="num relative shrink-0 text-muted">
                {formatCount(count)} · {formatPercent(count / filled)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 font-medium text-label text-muted">{title}</h3>
      {children}
    </section>
  )
}
