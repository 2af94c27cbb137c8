import type { ECharts, EChartsOption } from 'echarts'
import { useEffect, useRef } from 'react'
import type { AnalysisPicture } from '../../contract/analysis/frame.ts'
import { drawAnalysis } from '../../core/chart/echarts/analysis/analysisOption.ts'
import { paletteOf } from '../../core/chart/echarts/palette.ts'
import { chartFont, loadEngine, tipLook } from '../charts/loadEngine.ts'
import { renderTip } from '../charts/tip.ts'
import { writer } from '../format.ts'
import { useTheme } from '../theme.ts'
import { say } from './sayAnalysis.ts'

interface Props {
  picture: AnalysisPicture
  /** Its height; without one it fills what is there. */
  heightPx?: number
}

/** The marks of a picture of an analysis: redrawn at every size and theme; its summary is what a screen reader hears. */
export function AnalysisPlot({ picture, heightPx }: Props) {
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
  return (
    <div
      ref={place}
      role="img"
      aria-label={say(picture.summary)}
      className={heightPx === undefined ? 'h-full min-h-0 w-full' : 'w-full'}
      style={heightPx === undefined ? {} : { height: heightPx }}
    />
  )
}
