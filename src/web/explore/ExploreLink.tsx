import { Link, useParams, useSearch } from '@tanstack/react-router'
import { ChartColumn } from 'lucide-react'
import type { Column } from '../../contract/column.ts'
import { text } from '../text.ts'
import { writeQuestion } from './address.ts'
import { questionAbout } from './questionAbout.ts'

/** From a column to the first question about it. */
export function ExploreLink({ column }: { column: Column }) {
  const { datasetId } = useParams({ from: '/shell/datasets/$datasetId' })
  const { table } = useSearch({ from: '/shell/datasets/$datasetId' })
  const q = writeQuestion(questionAbout(column, { datasetId, tableId: table ?? '' }))
  return (
    <Link
      to="/datasets/$datasetId"
      params={{ datasetId }}
      search={{ tab: 'explore', ...(table !== undefined && { table }), ...(q !== undefined && { q }) }}
      className="control inline-flex max-w-full items-center gap-2 rounded-control border border-line bg-surface px-3 font-medium text-body hover:bg-hover"
    >
      <ChartColumn size={14} aria-hidden />
      <span className="min-w-0 truncate">{text.dataset.exploreOf(column.name)}</span>
    </Link>
  )
}
