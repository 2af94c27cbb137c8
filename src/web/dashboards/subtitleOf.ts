import type { ChartModel, ChartSpec } from '../../contract/chart.ts'
import { say } from '../words.ts'

/** What stands below a tile's title: its unit and period, and how rows were put together when that is not said. */
export function subtitleOf({ model, spec }: { model: ChartModel | null; spec: ChartSpec }): string {
  const subtitle = model?.subtitle ?? spec.subtitle
  if (!subtitle) return ''
  const [measure, second] = spec.plan.measures
  const saysHow = /^(aggregate|subtitle\.|chart\.averageOf)/.test(subtitle.code)
  const isPlain = !measure || second || measure.aggregate === 'count' || spec.type === 'histogram'
  if (saysHow || isPlain) return say(subtitle)
  return `${say({ code: `aggregate.${measure.aggregate}`, params: {} })} · ${say(subtitle)}`
}
