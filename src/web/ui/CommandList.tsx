import { Command } from 'cmdk'
import type { ReactNode } from 'react'

/** A heading and the commands below it. */
export function CommandGroup({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-label [&_[cmdk-group-heading]]:text-muted"
    >
      {children}
    </Command.Group>
  )
}

interface ItemProps {
  value: string
  icon: ReactNode
  hint?: string
  /** Behind the name and the hint. */
  mark?: ReactNode
  onSelect: () => void
  children: string
}

export function CommandItem({ value, icon, hint, mark, onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-9 cursor-default items-center gap-2.5 rounded-control px-3 text-body data-[selected=true]:bg-hover"
    >
      <span className="shrink-0 text-muted">{icon}</span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {hint && <span className="num shrink-0 text-label text-muted">{hint}</span>}
      {mark}
    </Command.Item>
  )
}
