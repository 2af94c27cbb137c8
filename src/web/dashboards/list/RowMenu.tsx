import { Copy, Ellipsis, FolderInput, LayoutTemplate, PencilLine, SquarePen, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ListedDashboard } from '../../../contract/listedDashboard.ts'
import { useMay } from '../../access/me.ts'
import { dashboardsText as words } from '../../dashboardsText.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx'
import { MoveDashboard } from './MoveDashboard.tsx'
import { RenameDashboard } from './RenameDashboard.tsx'
import { SaveTemplate } from './SaveTemplate.tsx'
import { useDashboardChanges, useOpenDashboard } from './useDashboardChanges.ts'

/** What can be done with a dashboard in the list. */
export function RowMenu({ dashboard }: { dashboard: ListedDashboard }) {
  const [floating, setFloating] = useState<'rename' | 'move' | 'template' | null>(null)
  const { copy, remove } = useDashboardChanges()
  const open = useOpenDashboard()
  const mayMake = useMay('editor')
  const { id, name, level } = dashboard
  const mayEdit = level === 'edit'
  if (!mayEdit && !mayMake) return null
  const close = () => setFloating(null)
  return (
    <>
      <Menu
        trigger={
          <IconButton label={words.menuOf(name)}>
            <Ellipsis size={16} aria-hidden />
          </IconButton>
        }
      >
        {mayEdit && (
          <>
            <MenuItem icon={<SquarePen size={14} />} onSelect={() => void open(id, { isEditing: true })}>
              {words.edit}
            </MenuItem>
            <MenuItem icon={<PencilLine size={14} />} onSelect={() => setFloating('rename')}>
              {words.rename}
            </MenuItem>
            <MenuItem icon={<FolderInput size={14} />} onSelect={() => setFloating('move')}>
              {words.move}
            </MenuItem>
          </>
        )}
        {mayMake && (
          <>
            <MenuItem icon={<Copy size={14} />} onSelect={() => copy.mutate({ id })}>
              {words.copy}
            </MenuItem>
            <MenuItem icon={<LayoutTemplate size={14} />} onSelect={() => setFloating('template')}>
              {words.template}
            </MenuItem>
          </>
        )}
        {mayEdit && (
          <>
            <MenuLine />
            <MenuItem danger icon={<Trash2 size={14} />} onSelect={() => remove.mutate(id)}>
              {words.delete}
            </MenuItem>
          </>
        )}
      </Menu>
      {floating === 'rename' && <RenameDashboard dashboard={dashboard} onClose={close} />}
      {floating === 'move' && <MoveDashboard dashboard={dashboard} onClose={close} />}
      {floating === 'template' && <SaveTemplate dashboard={dashboard} onClose={close} />}
    </>
  )
}
