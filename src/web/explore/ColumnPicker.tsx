import { Command } from 'cmdk'
import { Hash, Plus } from 'lucide-react'
import * as Popover from 'radix-ui/popover'
import { type ReactNode, useState } from 'react'
import type { Column } from '../../contract/column.ts'
import { exploreText as words } from '../exploreText.ts'
import { TypeIcon } from '../grid/typeIcon.tsx'
import { layer } from '../ui/layer.ts'
import { useExploring } from './context.ts'

interface Props {
  label: string
  /** Whether the count of rows can be chosen too. */
  withRows?: boolean
  onPick: (column: Column | null) => void
}

/** A plus that opens the list of columns: for keyboards and fingers, which drag nothing. */
export function ColumnPicker({ label, withRows = false, onPick }: Props) {
  const { table } = useExploring()
  const [open, setOpen] = useState(false)
  const pick = (column: Column | null) => {
    setOpen(false)
    onPick(column)
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={label}
        title={label}
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-fg data-[state=open]:bg-hover pointer-coarse:size-11"
      >
        <Plus size={14} aria-hidden />
      </Popover.Trigger>
      <Popover.Portal container={layer()}>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={12}
          aria-label={label}
          className="z-50 w-64 animate-appear overflow-hidden rounded-card border border-line bg-surface shadow-floating outline-none"
        >
          <Command label={label} loop>
            <Command.Input
              placeholder={words.search}
              className="h-9 w-full border-line border-b bg-surface px-3 text-body outline-none pointer-coarse:h-11"
            />
            <Command.List aria-label={words.columns} className="max-h-[min(20rem,50vh)] overflow-auto p-1">
              <Command.Empty className="px-2 py-3 text-label text-muted">{words.noneFound}</Command.Empty>
              {withRows && (
                <Item value={words.rows} onSelect={() => pick(null)}>
                  <Hash size={12} aria-hidden className="shrink-0" />
                  {words.rows}
                </Item>
              )}
              {table.columns.map(column => (
                <Item key={column.id} value={`${column.name} ${column.id}`} onSelect={() => pick(column)}>
                  <TypeIcon column={column} />
                  <span className="min-w-0 truncate">{column.name}</span>
                </Item>
              ))}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

interface ItemProps {
  value: string
  onSelect: () => void
  children: ReactNode
}

function Item({ value, onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-8 cursor-default items-center gap-2 rounded-control px-2 text-body data-[selected=true]:bg-hover pointer-coarse:min-h-11"
    >
      {children}
    </Command.Item>
  )
}
