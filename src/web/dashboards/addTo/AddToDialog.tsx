import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, LayoutDashboard, PanelTop, Plus } from 'lucide-react'
import { type ReactNode, useDeferredValue, useState } from 'react'
import type { Dashboard } from '../../../contract/dashboard.ts'
import { builderText as words } from '../../builderText.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { Input } from '../../ui/Input.tsx'
import { dashboardsQuery } from '../list/queries.ts'
import { type Adding, askWhereToAdd, useAdding } from './adding.ts'
import { tabsOf, usePut } from './usePut.ts'

/** Where something is put on a dashboard, from wherever it stands. */
export function AddToHost() {
  const adding = useAdding()
  return adding && <AddToDialog adding={adding} onClose={() => askWhereToAdd(null)} />
}

/** A dashboard is chosen, and one of its tabs where there are several. */
function AddToDialog({ adding, onClose }: { adding: Adding; onClose: () => void }) {
  const [search, setSearch] = useState('')
  const [opened, setOpened] = useState<Dashboard | null>(null)
  const { data } = useQuery(dashboardsQuery(useDeferredValue(search), 20))
  const put = usePut({ adding, named: search.trim(), done: onClose, onTabs: setOpened })
  if (opened)
    return (
      <Dialog open onClose={onClose} title={words.addToTab(opened.name)}>
        <div className="grid gap-2">
          {put.error && <Fault error={put.error} />}
          <ul className="grid max-h-[45vh] gap-0.5 overflow-auto">
            {tabsOf(opened).map(({ id, title }, i) => (
              <Place
                key={id}
                icon={<PanelTop size={14} />}
                isBusy={put.isPending}
                onChoose={() => put.mutate({ dashboard: opened, tabId: id })}
              >
                {words.tab(title, i + 1)}
              </Place>
            ))}
          </ul>
          <Button look="ghost" onClick={() => setOpened(null)} className="justify-self-start">
            <ArrowLeft size={14} aria-hidden />
            {words.otherDashboard}
          </Button>
        </div>
      </Dialog>
    )
  return (
    <Dialog open onClose={onClose} title={words.addToTitle}>
      <div className="grid gap-2">
        <Input
          value={search}
          aria-label={words.addToSearch}
          placeholder={words.addToSearch}
          onChange={event => setSearch(event.target.value)}
        />
        {put.error && <Fault error={put.error} />}
        <ul className="grid max-h-[45vh] gap-0.5 overflow-auto">
          {data?.items
            .filter(({ level }) => level === 'edit')
            .map(({ id, name }) => (
              <Place
                key={id}
                icon={<LayoutDashboard size={14} />}
                isBusy={put.isPending}
                onChoose={() => put.mutate({ dashboardId: id })}
              >
                {name}
              </Place>
            ))}
        </ul>
        <Button busy={put.isPending} onClick={() => put.mutate({ dashboardId: null })} className="justify-self-start">
          <Plus size={14} aria-hidden />
          {search.trim() ? `${words.newDashboard}: ${search.trim()}` : words.newDashboard}
        </Button>
      </div>
    </Dialog>
  )
}

interface PlaceProps {
  icon: ReactNode
  isBusy: boolean
  onChoose: () => void
  children: ReactNode
}

function Place({ icon, isBusy, onChoose, children }: PlaceProps) {
  return (
    <li>
      <button
        type="button"
        disabled={isBusy}
        onClick={onChoose}
        className="flex min-h-9 w-full items-center gap-2 rounded-control px-2 text-left text-body hover:bg-hover"
      >
        <span aria-hidden className="shrink-0 text-muted">
          {icon}
        </span>
        <span className="min-w-0 flex-1 truncate">{children}</span>
      </button>
    </li>
  )
}
