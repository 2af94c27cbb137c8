import type { Format } from '../../contract/chart.ts'
import type { FigureEffect } from '../../contract/recipe.ts'
import { exploreText } from '../exploreText.ts'
import { formatPercent, formatValue } from '../format.ts'
import { qualityText as words } from '../qualityText.ts'
import { text } from '../text.ts'
import { cx } from '../ui/cx.ts'

/** Key figures before and after a change of the data; those that stay are said in one line. */
export function EffectList({ figures, className }: { figures: readonly FigureEffect[]; className?: string }) {
  const moved = figures.filter(isMoved)
  const same = figures.length - moved.length
  return (
    <div className={cx('grid gap-1 text-body', className)}>
      {moved.length > 0 && (
        <dl className="grid gap-1">
          {moved.map(figure => (
            <div
              key={`${figure.columnId}${figure.aggregate}`}
              className="flex flex-wrap items-baseline justify-between gap-x-4"
            >
              <dt className="min-w-0 truncate">{figureName(figure)}</dt>
              <dd className="num">
                <span className="text-muted">{writtenFigure(figure, figure.before)}</span>
                {' → '}
                <span className="font-medium">{writtenFigure(figure, figure.after)}</span>
                {figure.change !== null && (
                  <span className="ml-2 text-muted">
                    {figure.change > 0 ? '+' : ''}
                    {formatPercent(figure.change)}
                  </span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {same > 0 && <p className="text-muted">{moved.length === 0 ? words.effect.none : words.effect.same(same)}</p>}
    </div>
  )
}

/** 'Sum of Price'; a count of rows has no column. */
export function figureName({ columnId, aggregate, name }: FigureEffect): string {
  return columnId === null ? name || text.receipt.rows : exploreText.measured[aggregate](name)
}

function isMoved({ before, after }: FigureEffect): boolean {
  return before !== after
}

/** A key figure in its unit. */
export function writtenFigure({ isMoney, unit, aggregate }: FigureEffect, value: number | null): string {
  const isOfCells = aggregate !== 'count' && aggregate !== 'countDistinct'
  const format: Format = {
    kind: isMoney && isOfCells ? 'money' : unit === '%' && isOfCells ? 'percent' : 'number',
    unit: isOfCells ? unit : null,
    fractionDigits: isMoney && isOfCells ? 2 : aggregate === 'mean' ? digitsOf(value) : null,
    timeUnit: null,
  }
  return formatValue(value, format)
}

/** As many digits of a mean as tell two of them apart at a glance. */
function digitsOf(value: number | null): number {
  const size = Math.abs(value ?? 0)
  if (size < 1) return 4
  return size < 10 ? 3 : 2
}
