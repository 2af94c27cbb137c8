import { MessageSquare, Share2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { Dashboard } from '../../../contract/dashboard.ts'
import { boardText as words } from '../../boardText.ts'
import { dashboardsText } from '../../dashboardsText.ts'
import { usePageCommands } from '../../shell/pageCommands.ts'
import { Button } from '../../ui/Button.tsx'
import { HeldKeys } from '../../ui/HeldKeys.tsx'
import { IconButton } from '../../ui/IconButton.tsx'

const ShareDialog = lazy(() => import('../sharing/ShareDialog.tsx').then(module => ({ default: module.ShareDialog })))

interface Props {
  dashboard: Dashboard
  onComments: () => void
}

/** What people say about a dashboard, and who sees it. */
export function KeptActions({ dashboard, onComments }: Props) {
  const [isSharing, setIsSharing] = useState(false)
  const mayShare = dashboard.level === 'edit'
  usePageCommands(dashboardsText.commands, [
    { label: words.comments, act: onComments },
    ...(mayShare ? [{ label: words.share, act: () => setIsSharing(true) }] : []),
  ])
  return (
    <>
      <IconButton label={words.comments} onClick={onComments}>
        <MessageSquare size={16} aria-hidden />
      </IconButton>
      {mayShare && (
        <Button onClick={() => setIsSharing(true)}>
          <Share2 size={14} aria-hidden />
          {words.share}
        </Button>
      )}
      {isSharing && (
        <Suspense fallback={<HeldKeys />}>
          <ShareDialog dashboard={dashboard} onClose={() => setIsSharing(false)} />
        </Suspense>
      )}
    </>
  )
}
