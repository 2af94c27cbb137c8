import type { ECharts, EChartsOption } from 'echarts'
import { useEffect, useRef } from 'react'
import type { AnalysisPicture } from '../../contract/analysis/frame.ts'
import { drawAnalysis } from '../../core/chart/echarts/analysis/analysisOption.ts'
import { colourOf, paletteOf } from '../../core/chart/echarts/palette.ts'
import { chartFont, loadEngine, tipLook } from '../charts/loadEngine.ts'
import { renderTip } from '../charts/tip.ts'
import { writer } from '../format.ts'
import { useTheme } from '../theme.ts'
import { say } from './sayAnalysis.ts'

/** Room for each name down a matrix, and for a plain picture. */
const rowPx = 30
const plainPx = 300

/** A picture of an analysis: redrawn at every size and theme; its summary is what a screen reader hears. */
export function AnalysisPictureView({ picture }: { picture: AnalysisPicture }) {
  const place = useRef<HTMLDivElement>(null)
  const theme = useTheme()
  useEffect(() => {
    const node = place.current
    if (!node) return undefined
    const palette = paletteOf(theme)
    let chart: ECharts | null = null
    let isStopped = false
    const paint = () => {
      const { clientWidth: width, clientHeight: height } = node
      if (!chart || width === 0 || height === 0) return
      chart.resize()
      const { option, trigger, tipAt } = drawAnalysis({ picture, palette, writer, font: chartFont, width, height })
      const formatter = (params: unknown) => {
        const tip = tipAt(params)
        return tip ? renderTip(tip) : ''
      }
      const tooltip = {
        ...tipLook,
        trigger,
        formatter,
        axisPointer: { type: 'line', lineStyle: { color: palette.baseline } },
      }
      chart.setOption({ ...option, tooltip } as EChartsOption, { notMerge: true })
    }
    const resized = new ResizeObserver(paint)
    void loadEngine().then(({ init }) => {
      if (isStopped) return
      chart = init(node, null, { renderer: 'canvas' }) as unknown as ECharts
      resized.observe(node)
      paint()
    })
    return () => {
      isStopped = true
      resized.disconnect()
      chart?.dispose()
    }
  }, [picture, theme])
  const height = picture.cells ? 60 + rowPx * Math.max(3, picture.y.categories?.length ?? 0) : plainPx
  const named = picture.layers.length > 1 ? picture.layers : []
  return (
    <figure className="grid grid-cols-1 gap-2 p-4">
      <figcaption className="font-semibold text-body">{say(picture.title)}</figcaption>
      {named.length > 0 && (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-label text-muted">
          {named.map((layer, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: layers have no names of their own, and never move
            <li key={i} className="inline-flex items-center gap-1.5">
              <Swatch colour={colourOf(paletteOf(theme), layer.colour)} isLine={layer.mark === 'line'} />
              {say(layer.name)}
            </li>
          ))}
        </ul>
      )}
      <div
        ref={place}
        role="img"
        aria-label={say(picture.summary)}
        className="w-full"
        style={{ height: Math.min(height, 640) }}
      />
    </figure>
  )
}

function Swatch({ colour, isLine }: { colour: string; isLine: boolean }) {
  return (
    <svg aria-hidden width="12" height="10" className="shrink-0">
      {isLine ? <rect y="4" width="12" height="2" fill={colour} /> : <circle cx="6" cy="5" r="4" fill={colour} />}
    </svg>
  )
}
