import { ChevronDown, ChevronRight } from 'lucide-react'
import type { DashboardTile } from '../../../contract/dashboard.ts'
import { boardText as words } from '../../boardText.ts'

interface Props {
  tile: DashboardTile
  isFolded: boolean
  onFold?: () => void
}

/** The heading of a section; it folds what lies below. */
export function SectionHeading({ tile: { title, description }, isFolded, onFold }: Props) {
  const said = title || words.noTitle
  const Icon = isFolded ? ChevronRight : ChevronDown
  return (
    <div className="flex h-full min-w-0 flex-col justify-end">
      <h2 className="flex min-w-0 items-center gap-1 font-semibold text-lead">
        <button
          type="button"
          aria-expanded={!isFolded}
          aria-label={(isFolded ? words.unfold : words.fold)(said)}
          onClick={onFold}
          className="-ml-1 inline-flex min-w-0 items-center gap-1 rounded-control px-1 hover:bg-hover pointer-coarse:min-h-11"
        >
          <Icon size={16} aria-hidden className="shrink-0 text-muted" />
          <span className="truncate">{said}</span>
        </button>
      </h2>
      {description && <p className="truncate pl-5 text-label text-muted">{description}</p>}
    </div>
  )
}
