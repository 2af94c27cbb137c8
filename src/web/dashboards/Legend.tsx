import type { ChartModel } from '../../contract/chart.ts'
import { colourOf, paletteOf } from '../charts/palette.ts'
import { useTheme } from '../theme.ts'

/** Which colour is what, when the marks cannot carry their names themselves. */
export function Legend({ model }: { model: ChartModel }) {
  const palette = paletteOf(useTheme())
  if (!needsLegend(model)) return null
  return (
    <ul className="ml-auto flex flex-wrap justify-end gap-x-3">
      {model.series.map(({ name, colour }) => (
        <li key={name} className="flex items-center gap-1.5 text-label text-muted">
          <span className="size-2 rounded-[2px]" style={{ background: colourOf(palette, colour) }} />
          {name}
        </li>
      ))}
    </ul>
  )
}

function needsLegend({ type, series }: ChartModel): boolean {
  return series.length > 1 && (type !== 'line' || series.length > 4)
}
