import type { ReactNode } from 'react'
import { Card } from '../../ui/Card.tsx'

interface Props {
  title: string
  note?: string
  aside?: ReactNode
  children: ReactNode
}

/** One part of the receipt. */
export function Section({ title, note, aside, children }: Props) {
  return (
    <Card role="group" aria-label={title} className="min-w-0">
      <header className="flex items-baseline justify-between gap-4 px-4 pt-3 pb-2">
        <h2 className="font-semibold text-body">{title}</h2>
        {note && <p className="min-w-0 truncate text-label text-muted">{note}</p>}
        {aside}
      </header>
      {children}
    </Card>
  )
}
