import {
  ChartArea,
  ChartCandlestick,
  ChartColumn,
  ChartColumnBig,
  ChartLine,
  ChartPie,
  ChartScatter,
  Grid3x3,
  Hash,
  LayoutDashboard,
  Sheet,
  TableProperties,
} from 'lucide-react'
import type { ChartType } from '../../contract/chart.ts'

const icons = {
  metric: Hash,
  bar: ChartColumn,
  line: ChartLine,
  area: ChartArea,
  scatter: ChartScatter,
  pie: ChartPie,
  histogram: ChartColumnBig,
  box: ChartCandlestick,
  heatmap: Grid3x3,
  treemap: LayoutDashboard,
  table: Sheet,
  pivot: TableProperties,
} as const satisfies Record<ChartType, unknown>

/** A type of chart as a small picture. */
export function ChartIcon({ type, size = 16 }: { type: ChartType; size?: number }) {
  const Icon = icons[type]
  return <Icon size={size} aria-hidden className="shrink-0" />
}
