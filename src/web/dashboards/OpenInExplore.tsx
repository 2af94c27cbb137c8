import { useNavigate } from '@tanstack/react-router'
import { use } from 'react'
import type { ChartSpec } from '../../contract/chart.ts'
import { questionOf } from '../../core/chart/question/questionOf.ts'
import { writeQuestion } from '../explore/address.ts'
import { ExploreContext } from '../explore/context.ts'
import { MenuItem } from '../ui/Menu.tsx'
import { dashboardText as words } from './dashboardText.ts'

/** From a chart to the question it answers, where it can be changed; not for a chart that no question makes. */
export function OpenInExplore({ spec }: { spec: ChartSpec }) {
  const go = useNavigate()
  const isThere = use(ExploreContext) !== null
  const question = isThere ? null : questionOf(spec)
  if (!question) return null
  const q = writeQuestion(question)
  const { datasetId, tableId } = spec.plan.source
  return (
    <MenuItem
      onSelect={() =>
        void go({
          to: '/datasets/$datasetId',
          params: { datasetId },
          search: { tab: 'explore', table: tableId, ...(q !== undefined && { q }) },
        })
      }
    >
      {words.openInExplore}
    </MenuItem>
  )
}
