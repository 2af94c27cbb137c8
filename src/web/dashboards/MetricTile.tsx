import { ArrowDown, ArrowUp, Minus } from 'lucide-react'
import type { ChartModel, Metric } from '../../contract/chart.ts'
import { Sparkline } from '../charts/Sparkline.tsx'
import { useShowMark } from '../figures/showMark.ts'
import { formatPercent, formatValue } from '../format.ts'
import { text } from '../text.ts'
import { cx } from '../ui/cx.ts'

const words = text.dashboard

interface Props {
  model: ChartModel
  title: string
  /** The figure without what narrows it, in words. */
  whole?: string | undefined
}

/** A key figure: the value, how it has changed, its course. Click for where it comes from. */
export function MetricTile({ model, title, whole }: Props) {
  const show = useShowMark()
  const { metric } = model
  if (!metric) return null
  const { value, format, measure } = metric
  const full = formatValue(value, format)
  const short = formatValue(value, format, 'kpi')
  return (
    <>
      <button
        type="button"
        title={full}
        aria-label={words.explain(full, title)}
        onClick={event =>
          show(
            { mark: { kind: 'figure', figure: { plan: model.plan, group: {}, measure }, format }, model },
            event.currentTarget,
          )
        }
        className={cx(
          '-mx-1 num max-w-full self-start truncate rounded-control px-1 text-left font-semibold text-kpi tracking-[-0.01em] hover:bg-hover',
          // Two stand beside each other on a phone: a long figure is set smaller rather than cut.
          short.length > 12
            ? 'max-sm:text-lead max-sm:leading-8'
            : short.length > 8 && 'max-sm:text-title max-sm:leading-8',
        )}
      >
        {short}
      </button>
      {whole && <p className="num truncate text-label text-muted">{whole}</p>}
      {metric.change && <Change change={metric.change} wraps={metric.sparkline.length === 0} />}
      <div className="mt-auto pt-1">
        <Sparkline points={metric.sparkline} />
      </div>
    </>
  )
}

function Change({ change, wraps }: { change: NonNullable<Metric['change']>; wraps: boolean }) {
  const { ratio, isGood, current, previous } = change
  const way = current > previous ? 'up' : current < previous ? 'down' : 'same'
  const Icon = { up: ArrowUp, down: ArrowDown, same: Minus }[way]
  const share = ratio === null || way === 'same' ? '' : ` ${formatPercent(Math.abs(ratio))}`
  return (
    <p
      className={cx('num flex items-center gap-x-1 truncate text-label text-muted', wraps && 'max-sm:flex-wrap')}
      title={words.against(change.currentLabel, change.previousLabel)}
    >
      <span className={cx('inline-flex items-center gap-0.5 font-medium', tone(isGood))}>
        <Icon size={12} aria-hidden />
        {words.change[way]}
        {share}
      </span>
      <span className="hidden truncate sm:inline">{words.against(change.currentLabel, change.previousLabel)}</span>
      <span className="truncate sm:hidden">{words.since(change.previousLabel)}</span>
    </p>
  )
}

function tone(isGood: boolean | null): string {
  if (isGood === null) return 'text-fg'
  return isGood ? 'text-good' : 'text-bad'
}
