import type { ChartModel } from '../../contract/chart.ts'
import { type Legend as LegendShape, legendOf } from '../../core/chart/echarts/legend.ts'
import { colourOf, paletteOf } from '../../core/chart/echarts/palette.ts'
import { chartText } from '../chartText.ts'
import { formatNumber, formatValue } from '../format.ts'
import { useTheme } from '../theme.ts'
import { cx } from '../ui/cx.ts'

interface Props {
  model: ChartModel
  hidden: ReadonlySet<string>
  onToggle: (name: string) => void
}

/** Which colour is what, when the marks cannot carry their names themselves. A name hides its series. */
export function Legend({ model, hidden, onToggle }: Props) {
  const palette = paletteOf(useTheme())
  const legend = legendOf(model)
  if (!legend) return null
  if (legend.kind === 'ramp') return <Ramp {...legend} colours={palette.sequential} />
  const isFixed = model.type === 'pie'
  return (
    <ul aria-label={chartText.legend} className="ml-auto flex flex-wrap justify-end gap-x-1">
      {legend.items.map(({ name, colour }) => {
        const isHidden = hidden.has(name)
        const swatch = (
          <span
            className={cx('size-2 rounded-[2px]', isHidden && 'opacity-30')}
            style={{ background: colourOf(palette, colour) }}
          />
        )
        const shape = 'flex items-center gap-1.5 rounded-control px-1 text-label text-muted'
        return (
          <li key={name}>
            {isFixed ? (
              <span className={shape}>
                {swatch}
                {name}
              </span>
            ) : (
              <button
                type="button"
                aria-pressed={!isHidden}
                title={isHidden ? chartText.show(name) : chartText.hide(name)}
                onClick={() => onToggle(name)}
                className={cx(
                  shape,
                  'hover:bg-hover hover:text-fg pointer-coarse:min-h-11',
                  isHidden && 'line-through',
                )}
              >
                {swatch}
                {name}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Ramp({ low, high, format, colours }: Extract<LegendShape, { kind: 'ramp' }> & { colours: readonly string[] }) {
  const write = (value: number) => (format ? formatValue(value, format, 'axis') : formatNumber(value))
  return (
    <p className="ml-auto flex items-center gap-1.5 text-label text-muted">
      <span className="sr-only">{chartText.ramp(write(low), write(high))}</span>
      <span aria-hidden className="num">
        {write(low)}
      </span>
      <span
        aria-hidden
        className="h-2 w-20 rounded-[2px]"
        style={{ background: `linear-gradient(to right, ${colours.join(', ')})` }}
      />
      <span aria-hidden className="num">
        {write(high)}
      </span>
    </p>
  )
}
