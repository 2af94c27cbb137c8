import type { AnalysisPicture } from '../../contract/analysis/frame.ts'
import { colourOf, paletteOf } from '../../core/chart/echarts/palette.ts'
import { useTheme } from '../theme.ts'
import { say } from './sayAnalysis.ts'

/** The names of a picture's layers with their colours; nothing where there is one alone. */
export function LayerNames({ picture: { layers } }: { picture: AnalysisPicture }) {
  const palette = paletteOf(useTheme())
  if (layers.length < 2) return null
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-label text-muted">
      {layers.map((layer, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: layers have no names of their own, and never move
        <li key={i} className="inline-flex items-center gap-1.5">
          <Swatch colour={colourOf(palette, layer.colour)} isLine={layer.mark === 'line'} />
          {say(layer.name)}
        </li>
      ))}
    </ul>
  )
}

function Swatch({ colour, isLine }: { colour: string; isLine: boolean }) {
  return (
    <svg aria-hidden width="12" height="10" className="shrink-0">
      {isLine ? <rect y="4" width="12" height="2" fill={colour} /> : <circle cx="6" cy="5" r="4" fill={colour} />}
    </svg>
  )
}
