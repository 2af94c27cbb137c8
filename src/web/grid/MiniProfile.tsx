import type { Column } from '../../contract/column.ts'
import { formatCount, formatPercent } from '../format.ts'
import { text } from '../text.ts'
import { cellText } from './cellText.ts'
import { histogramPath } from './histogramPath.ts'

/** A column at a glance: the shape of its values, or its most frequent ones. */
export function MiniProfile({ column }: { column: Column }) {
  const { profile } = column
  const title = text.grid.profile(profile.distinct, profile.nulls)
  if (profile.histogram && profile.distinct > 1)
    return (
      <svg viewBox="0 0 100 20" preserveAspectRatio="none" role="img" aria-label={title} className="h-5 w-full">
        <title>{title}</title>
        <path d={histogramPath(profile.histogram.counts, { width: 100, height: 20 })} className="fill-bar" />
      </svg>
    )
  const repeats = (profile.top[0]?.count ?? 0) > Math.max(1, profile.rows / 100)
  return (
    <span className="flex h-5 items-center gap-1 overflow-hidden" title={title}>
      {repeats ? <TopValues column={column} /> : <span className="truncate">{title}</span>}
    </span>
  )
}

/** The shares of the three most frequent values, and of the rest. */
function TopValues({ column }: { column: Column }) {
  const { profile } = column
  const [first] = profile.top
  const known = Math.max(1, profile.rows - profile.nulls)
  if (!first) return null
  const words = `${cellText(column, first.value)} ${formatPercent(first.count / known)}`
  return (
    <>
      <span className="flex h-1.5 w-8 shrink-0 gap-px overflow-hidden rounded-[2px] bg-hover">
        {profile.top.slice(0, 3).map(({ value, count }, i) => (
          <span
            key={String(value)}
            className={i === 0 ? 'bg-muted' : 'bg-bar'}
            style={{ width: `${(100 * count) / known}%` }}
          />
        ))}
      </span>
      <span className="truncate" title={profile.top.slice(0, 5).map(line).join('\n')}>
        {words}
      </span>
    </>
  )

  function line({ value, count }: (typeof profile.top)[number]): string {
    return `${cellText(column, value)}: ${formatCount(count)}`
  }
}
