import type { ChartSpec } from '../../../contract/chart.ts'
import { questionOf } from '../../../core/chart/question/questionOf.ts'
import { useMay } from '../../access/me.ts'
import { builderText as words } from '../../builderText.ts'
import { MenuItem } from '../../ui/Menu.tsx'
import { askWhereToAdd } from './adding.ts'

/** From a chart to a dashboard that keeps it; not for a chart that no question makes. */
export function AddToItem({ spec }: { spec: ChartSpec }) {
  const mayEdit = useMay('editor')
  const question = mayEdit ? questionOf(spec) : null
  if (!question) return null
  return <MenuItem onSelect={() => askWhereToAdd({ question, type: spec.type, title: null })}>{words.addTo}</MenuItem>
}
