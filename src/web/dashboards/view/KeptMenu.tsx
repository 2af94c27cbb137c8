import { useNavigate } from '@tanstack/react-router'
import {
  Check,
  Copy,
  Ellipsis,
  FolderInput,
  History,
  LayoutTemplate,
  Maximize,
  MonitorPlay,
  PencilLine,
  Trash2,
} from 'lucide-react'
import { useState } from 'react'
import type { Dashboard } from '../../../contract/dashboard.ts'
import { useMay } from '../../access/me.ts'
import { boardText as words } from '../../boardText.ts'
import { dashboardsText } from '../../dashboardsText.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx'
import { MoveDashboard } from '../list/MoveDashboard.tsx'
import { RenameDashboard } from '../list/RenameDashboard.tsx'
import { SaveTemplate } from '../list/SaveTemplate.tsx'
import { useDashboardChanges } from '../list/useDashboardChanges.ts'
import { useClicksFilter } from './useClicks.ts'

interface Props {
  dashboard: Dashboard
  onHistory: () => void
  onFullScreen: () => void
}

/** What is rarely done with a dashboard that is looked at. */
export function KeptMenu({ dashboard, onHistory, onFullScreen }: Props) {
  const { id, level } = dashboard
  const [floating, setFloating] = useState<'rename' | 'move' | 'template' | null>(null)
  const [isDirect, setIsDirect] = useClicksFilter()
  const { copy, remove } = useDashboardChanges()
  const go = useNavigate()
  const mayMake = useMay('editor')
  const mayEdit = level === 'edit'
  const close = () => setFloating(null)
  return (
    <>
      <Menu
        trigger={
          <IconButton label={words.menu}>
            <Ellipsis size={16} aria-hidden />
          </IconButton>
        }
      >
        {mayEdit && (
          <MenuItem icon={<History size={14} />} onSelect={onHistory}>
            {words.history}
          </MenuItem>
        )}
        <MenuItem icon={<Maximize size={14} />} hint="f" onSelect={onFullScreen}>
          {words.fullScreen}
        </MenuItem>
        <MenuItem
          icon={<MonitorPlay size={14} />}
          onSelect={() =>
            void go({ to: '/dashboards/$dashboardId', params: { dashboardId: id }, search: { tv: '60' } })
          }
        >
          {words.tv}
        </MenuItem>
        <MenuItem
          icon={<Check size={14} className={isDirect ? '' : 'invisible'} />}
          role="menuitemcheckbox"
          aria-checked={isDirect}
          onSelect={() => setIsDirect(!isDirect)}
        >
          {words.clicks}
        </MenuItem>
        <MenuLine />
        {mayEdit && (
          <>
            <MenuItem icon={<PencilLine size={14} />} onSelect={() => setFloating('rename')}>
              {dashboardsText.rename}
            </MenuItem>
            <MenuItem icon={<FolderInput size={14} />} onSelect={() => setFloating('move')}>
              {dashboardsText.move}
            </MenuItem>
          </>
        )}
        {mayMake && (
          <>
            <MenuItem icon={<Copy size={14} />} onSelect={() => copy.mutate({ id })}>
              {dashboardsText.copy}
            </MenuItem>
            <MenuItem icon={<LayoutTemplate size={14} />} onSelect={() => setFloating('template')}>
              {dashboardsText.template}
            </MenuItem>
          </>
        )}
        {mayEdit && (
          <MenuItem
            danger
            icon={<Trash2 size={14} />}
            onSelect={() => void go({ to: '/dashboards' }).then(() => remove.mutate(id))}
          >
            {dashboardsText.delete}
          </MenuItem>
        )}
      </Menu>
      {floating === 'rename' && <RenameDashboard dashboard={dashboard} onClose={close} />}
      {floating === 'move' && <MoveDashboard dashboard={dashboard} onClose={close} />}
      {floating === 'template' && <SaveTemplate dashboard={dashboard} onClose={close} />}
    </>
  )
}
