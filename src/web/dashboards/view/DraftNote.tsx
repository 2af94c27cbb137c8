import type { Dashboard } from '../../../contract/dashboard.ts'
import { boardText as words } from '../../boardText.ts'
import { formatAgo } from '../../format.ts'
import { Button } from '../../ui/Button.tsx'
import { useKeptChanges } from './useKept.ts'

interface Props {
  dashboard: Dashboard
  onView: (view: 'published' | undefined) => void
}

/** Says to who may edit whether others see this too, and leads there. */
export function DraftNote({ dashboard, onView }: Props) {
  const { publish } = useKeptChanges(dashboard)
  const { level, view, published, revision } = dashboard
  if (level !== 'edit' || (view === 'draft' && published?.revision === revision)) return null
  if (view === 'published')
    return (
      <Note says={words.publishedNote}>
        {published?.revision !== revision && <Button onClick={() => onView(undefined)}>{words.seeDraft}</Button>}
      </Note>
    )
  return (
    <Note says={published ? words.changedNote(formatAgo(published.at)) : words.draftNote}>
      {published && <Button onClick={() => onView('published')}>{words.seePublished}</Button>}
      <Button look="primary" busy={publish.isPending} onClick={() => publish.mutate()}>
        {words.publish}
      </Button>
    </Note>
  )
}

function Note({ says, children }: { says: string; children: React.ReactNode }) {
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2 rounded-card border border-line bg-surface px-3 py-1.5 print:hidden">
      <p className="min-w-48 flex-1 text-body text-muted">{says}</p>
      {children}
    </div>
  )
}
