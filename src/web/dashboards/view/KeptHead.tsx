import { Link } from '@tanstack/react-router'
import { ChevronRight, SquarePen } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Dashboard } from '../../../contract/dashboard.ts'
import { boardText as words } from '../../boardText.ts'
import { SomeRows } from '../../rowRules/SomeRows.tsx'
import { Button } from '../../ui/Button.tsx'
import { DashboardState } from '../list/DashboardState.tsx'
import { Favourite } from '../list/Favourite.tsx'
import { useOpenDashboard } from '../list/useDashboardChanges.ts'
import { KeptMenu } from './KeptMenu.tsx'

interface Props {
  dashboard: Dashboard
  onHistory: () => void
  onFullScreen: () => void
  /** Sharing and comments. */
  actions: ReactNode
}

/** The name of a dashboard, who sees it, and what can be done with it. */
export function KeptHead({ dashboard, actions, ...menu }: Props) {
  const open = useOpenDashboard()
  const { id, level, document } = dashboard
  return (
    <header className="mb-3">
      <div className="flex flex-wrap items-center gap-1">
        <Link to="/dashboards" className="-ml-1 hidden rounded-control px-1 text-muted hover:text-fg sm:inline">
          {words.back}
        </Link>
        <ChevronRight size={14} aria-hidden className="hidden shrink-0 text-muted sm:inline" />
        <h1
          className="min-w-0 flex-1 truncate font-semibold text-title tracking-[-0.01em] max-sm:basis-full sm:pl-1"
          title={document.name}
        >
          {document.name}
        </h1>
        <span className="flex items-center gap-1 print:hidden">
          <Favourite dashboard={dashboard} />
          {actions}
          {level === 'edit' && (
            <Button onClick={() => void open(id, { isEditing: true })} aria-keyshortcuts="e">
              <SquarePen size={14} aria-hidden />
              {words.edit}
            </Button>
          )}
          <KeptMenu dashboard={dashboard} {...menu} />
        </span>
      </div>
      {document.description && <p className="max-w-[100ch] text-body text-muted">{document.description}</p>}
      {dashboard.isRuled && <SomeRows />}
      <DashboardState dashboard={dashboard} />
    </header>
  )
}
