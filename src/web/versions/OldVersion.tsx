import { Link } from '@tanstack/react-router'
import { History } from 'lucide-react'
import type { Dataset } from '../../contract/dataset.ts'
import { formatMoment } from '../format.ts'
import { versionsText } from '../versionsText.ts'

const words = versionsText.versions

/** Says that what is seen is not the newest, and leads back to it. */
export function OldVersion({ dataset: { id: datasetId, version } }: { dataset: Dataset }) {
  return (
    <div
      role="status"
      className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-card border border-warn bg-warn-soft px-4 py-2 text-body"
    >
      <History size={14} aria-hidden className="text-warn" />
      <span className="min-w-0 flex-1">{words.banner(version.number, formatMoment(version.createdAt))}</span>
      <Link to="/datasets/$datasetId/versions" params={{ datasetId }} className="text-accent underline">
        {words.back}
      </Link>
      <Link to="/datasets/$datasetId" params={{ datasetId }} className="text-accent underline">
        {words.newest}
      </Link>
    </div>
  )
}
