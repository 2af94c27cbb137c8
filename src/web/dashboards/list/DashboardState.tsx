import { CircleCheck, CircleDashed, Globe, Lock } from 'lucide-react'
import type { ListedDashboard } from '../../../contract/listedDashboard.ts'
import { dashboardsText as words } from '../../dashboardsText.ts'
import { Badge } from '../../ui/Badge.tsx'

type Shown = Pick<ListedDashboard, 'published' | 'revision' | 'visibility' | 'isPublic'>

/** Who sees a dashboard, and whether they see its newest state. */
export function DashboardState({ dashboard: { published, revision, visibility, isPublic } }: { dashboard: Shown }) {
  const isNewest = published?.revision === revision
  return (
    <span className="flex flex-wrap gap-x-3">
      {published ? (
        <Badge icon={<CircleCheck size={12} aria-hidden />} tone={isNewest ? 'good' : 'warn'}>
          {isNewest ? words.published : words.changed}
        </Badge>
      ) : (
        <Badge icon={<CircleDashed size={12} aria-hidden />}>{words.draft}</Badge>
      )}
      {isPublic && <Badge icon={<Globe size={12} aria-hidden />}>{words.public}</Badge>}
      {visibility === 'restricted' && <Badge icon={<Lock size={12} aria-hidden />}>{words.restricted}</Badge>}
    </span>
  )
}
