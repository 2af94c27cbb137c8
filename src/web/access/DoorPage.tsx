import type { ReactNode } from 'react'
import { text } from '../text.ts'
import { Mark } from '../ui/Mark.tsx'
import { useTitle } from '../ui/Page.tsx'

/** The frame of every page in front of the door: one column, one task. */
export function DoorPage({ title, note, children }: { title: string; note?: string; children?: ReactNode }) {
  useTitle(title)
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-12">
      <div className="w-full max-w-88">
        <div className="mb-6 flex items-center gap-2">
          <Mark size={24} />
          <span className="font-semibold text-strong">{text.product}</span>
        </div>
        <h1 className="font-semibold text-title tracking-[-0.01em]">{title}</h1>
        {note && <p className="mt-1 text-body text-muted">{note}</p>}
        <div className="mt-6">{children}</div>
      </div>
    </main>
  )
}
