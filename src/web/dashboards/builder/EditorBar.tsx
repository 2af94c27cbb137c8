import { Link } from '@tanstack/react-router'
import { Check, CloudOff, Ellipsis, LoaderCircle, Plus, Redo2, Smartphone, Undo2 } from 'lucide-react'
import { builderText as words } from '../../builderText.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { InlineEdit } from '../../ui/InlineEdit.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { savedWords, type useDashboardSync } from '../sync/useDashboardSync.ts'
import { useEditing } from './editing.ts'
import { useDiscardDraft } from './usePublishing.ts'
import { useTileActions } from './useTileActions.ts'

type Sync = ReturnType<typeof useDashboardSync>

/** The name, whether all is saved, back and forth, what can be added, and the way to everybody. */
export function EditorBar({ sync }: { sync: Sync }) {
  const { dashboard, document, tab, change, undo, redo, float } = useEditing()
  const details = (fields: { name?: string; description?: string }) => change([{ op: 'details', fields }])
  return (
    <header className="mb-2 flex flex-wrap items-start gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-64">
        <h1 className="flex font-semibold text-title tracking-[-0.01em]">
          <InlineEdit
            value={document.name}
            label={words.name}
            maxLength={200}
            required
            onSave={name => details({ name })}
          />
        </h1>
        <InlineEdit
          value={document.description}
          label={words.description}
          placeholder={words.addDescription}
          maxLength={2000}
          className="text-body text-muted"
          onSave={description => details({ description })}
        />
      </div>
      <div className="flex flex-wrap items-center gap-1">
        <SavedState sync={sync} />
        <IconButton label={words.undo} aria-keyshortcuts="Control+Z" disabled={!sync.canUndo} onClick={undo}>
          <Undo2 size={16} aria-hidden />
        </IconButton>
        <IconButton label={words.redo} aria-keyshortcuts="Control+Shift+Z" disabled={!sync.canRedo} onClick={redo}>
          <Redo2 size={16} aria-hidden />
        </IconButton>
        <IconButton label={words.phone} onClick={() => float({ kind: 'phone' })}>
          <Smartphone size={16} aria-hidden />
        </IconButton>
        <MoreMenu />
        {/* On a phone a row of its own, under the thumb. */}
        <span className="flex gap-1 max-sm:w-full max-sm:*:flex-1 max-sm:*:justify-center">
          <Button aria-keyshortcuts="a" onClick={() => float({ kind: 'add' })}>
            <Plus size={14} aria-hidden />
            {words.add}
          </Button>
          <Link
            id="builder-done"
            to="/dashboards/$dashboardId"
            params={{ dashboardId: dashboard.id }}
            search={{ tab: tab.id }}
            className="control inline-flex items-center rounded-control border border-line bg-surface px-3 font-medium text-body hover:bg-hover"
          >
            {words.done}
          </Link>
          <Button look="primary" onClick={() => float({ kind: 'publish' })}>
            {words.publish}
          </Button>
        </span>
      </div>
    </header>
  )
}

function SavedState({ sync }: { sync: Sync }) {
  const icon = {
    saved: <Check size={12} aria-hidden />,
    saving: <LoaderCircle size={12} aria-hidden className="animate-spin" />,
    offline: <CloudOff size={12} aria-hidden />,
  }[sync.state]
  return (
    <span role="status" className="mr-2">
      <Badge tone={sync.state === 'offline' ? 'warn' : 'plain'} icon={icon}>
        {savedWords(sync)}
      </Badge>
    </span>
  )
}

function MoreMenu() {
  const { dashboard } = useEditing()
  const { closeGaps } = useTileActions()
  const discard = useDiscardDraft()
  return (
    <Menu
      trigger={
        <IconButton label={words.more}>
          <Ellipsis size={16} aria-hidden />
        </IconButton>
      }
    >
      <MenuItem onSelect={closeGaps}>{words.closeGaps}</MenuItem>
      <MenuItem danger disabled={dashboard.published === null} onSelect={discard}>
        {words.discard}
      </MenuItem>
    </Menu>
  )
}
