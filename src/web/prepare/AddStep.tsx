import { Command } from 'cmdk'
import { Plus } from 'lucide-react'
import * as Popover from 'radix-ui/popover'
import { useState } from 'react'
import type { StepKind } from '../../contract/recipe.ts'
import { prepareText as words } from '../prepareText.ts'
import { layer } from '../ui/layer.ts'
import { kindIcon } from './kindIcon.tsx'

/** Kinds of steps as people look for them. */
const groups: Readonly<Record<keyof typeof words.groups, readonly StepKind[]>> = {
  Compute: ['calculate', 'group', 'pivot', 'unpivot'],
  Rows: ['filter', 'dedupe'],
  Clean: ['replace', 'mergeValues', 'trim', 'fill', 'clear', 'convert'],
  Columns: ['rename', 'retype', 'split', 'hide'],
  Combine: ['join', 'union'],
}

/** A button that opens the list of kinds, searched by what is typed. */
export function AddStep({ disabled, onAdd }: { disabled: boolean; onAdd: (kind: StepKind) => void }) {
  const [open, setOpen] = useState(false)
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        disabled={disabled}
        className="control inline-flex items-center justify-center gap-2 rounded-control border border-line bg-surface px-3 font-medium text-body text-fg hover:bg-hover disabled:opacity-60 data-[state=open]:bg-hover"
      >
        <Plus size={14} aria-hidden />
        {words.add}
      </Popover.Trigger>
      <Popover.Portal container={layer()}>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={12}
          aria-label={words.add}
          // The form that opens takes the keyboard.
          onCloseAutoFocus={event => event.preventDefault()}
          className="z-50 w-80 max-w-[calc(100vw-24px)] animate-appear overflow-hidden rounded-card border border-line bg-surface shadow-floating outline-none"
        >
          <Command label={words.add} loop>
            <Command.Input
              placeholder={words.search}
              className="h-9 w-full border-line border-b bg-surface px-3 text-body outline-none pointer-coarse:h-11"
            />
            <Command.List aria-label={words.add} className="max-h-[min(28rem,60vh)] overflow-auto p-1">
              <Command.Empty className="px-2 py-3 text-label text-muted">{words.nothingFound}</Command.Empty>
              {(Object.keys(groups) as (keyof typeof groups)[]).map(group => (
                <Command.Group
                  key={group}
                  heading={words.groups[group]}
                  className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:text-label [&_[cmdk-group-heading]]:text-muted"
                >
                  {groups[group].map(kind => (
                    <Kind
                      key={kind}
                      kind={kind}
                      onSelect={() => {
                        setOpen(false)
                        onAdd(kind)
                      }}
                    />
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Kind({ kind, onSelect }: { kind: StepKind; onSelect: () => void }) {
  const [name, note] = words.kinds[kind]
  const Icon = kindIcon[kind]
  return (
    <Command.Item
      value={`${name} ${note}`}
      onSelect={onSelect}
      className="flex min-h-8 cursor-default items-center gap-2 rounded-control px-2 py-1 text-body data-[selected=true]:bg-hover pointer-coarse:min-h-11"
    >
      <Icon size={14} aria-hidden className="shrink-0 text-muted" />
      <span className="grid min-w-0">
        {name}
        <span className="truncate text-label text-muted">{note}</span>
      </span>
    </Command.Item>
  )
}
