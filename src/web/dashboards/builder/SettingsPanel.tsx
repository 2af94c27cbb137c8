import { X } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import type { DashboardTile } from '../../../contract/dashboard.ts'
import { isAskingConfig } from '../../../core/dashboard/asked.ts'
import { builderText as words } from '../../builderText.ts'
import { text } from '../../text.ts'
import { Card } from '../../ui/Card.tsx'
import { Field } from '../../ui/Field.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { ConfigForm } from './ConfigForm.tsx'
import { useEditing } from './editing.ts'
import { useTileActions } from './useTileActions.ts'

/** What a tile is called and shows; every key is a change that is seen at once. */
export function SettingsPanel() {
  const { tiles, settingsOf } = useEditing()
  const tile = tiles.find(({ id }) => id === settingsOf)
  return tile ? <Panel key={tile.id} tile={tile} /> : null
}

function Panel({ tile }: { tile: DashboardTile }) {
  const { openSettings } = useEditing()
  const panel = useRef<HTMLElement>(null)
  const name = words.panel(words.kinds[tile.config.kind])
  useEffect(() => panel.current?.querySelector<HTMLElement>('input, textarea')?.focus(), [])
  const close = () => {
    openSettings(null)
    document.getElementById(`tile-${tile.id}`)?.focus()
  }
  return (
    <Card
      ref={panel}
      data-settings
      aria-label={name}
      onKeyDown={event => event.key === 'Escape' && close()}
      className="fixed inset-x-2 bottom-2 z-30 max-h-[70dvh] overflow-auto p-4 max-lg:shadow-floating lg:sticky lg:inset-auto lg:top-16 lg:max-h-[calc(100dvh-5rem)] lg:w-80 lg:shrink-0"
    >
      <header className="mb-2 flex items-center">
        <h2 className="flex-1 font-semibold text-strong">{name}</h2>
        <IconButton label={text.common.close} className="-my-1 -mr-2" onClick={close}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <Naming tile={tile} />
      <ConfigForm tile={tile} />
      <OnPhone tile={tile} />
    </Card>
  )
}

function Naming({ tile }: { tile: DashboardTile }) {
  const { set } = useTileActions()
  return (
    <>
      <Field
        label={words.title}
        value={tile.title ?? ''}
        maxLength={200}
        hint={
          tile.config.kind === 'analysis' ? words.methodHint : isAskingConfig(tile.config) ? words.titleHint : undefined
        }
        onChange={event => set(tile.id, { title: event.target.value || null }, `title ${tile.id}`)}
      />
      <Field
        label={words.description}
        value={tile.description}
        maxLength={2000}
        onChange={event => set(tile.id, { description: event.target.value }, `description ${tile.id}`)}
      />
    </>
  )
}

function OnPhone({ tile }: { tile: DashboardTile }) {
  const { set } = useTileActions()
  const id = useId()
  const phone = tile.phone ?? { height: null, isHidden: false }
  return (
    <fieldset className="mt-3 grid gap-2 border-line border-t pt-3">
      <legend className="sr-only">{words.onPhone}</legend>
      <label htmlFor={id} className="flex items-center gap-2 text-body">
        <input
          id={id}
          type="checkbox"
          checked={phone.isHidden}
          onChange={event => set(tile.id, { phone: { ...phone, isHidden: event.target.checked } })}
          className="size-4 accent-accent"
        />
        {words.phoneHidden}
      </label>
      <Field
        type="number"
        min={1}
        max={100}
        label={words.phoneHeight}
        placeholder={words.phoneAuto}
        value={phone.height ?? ''}
        onChange={event => {
          const rows = Math.round(Number(event.target.value))
          const height = rows >= 1 && rows <= 100 ? rows : null
          set(tile.id, { phone: { ...phone, height } }, `phone ${tile.id}`)
        }}
      />
    </fieldset>
  )
}
