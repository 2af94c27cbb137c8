import * as Base from 'radix-ui/tooltip'
import type { ReactElement } from 'react'
import { layer } from './layer.ts'

/** Short words on hover and focus; never the only place of a fact. */
export function Tooltip({ text, children }: { text: string; children: ReactElement }) {
  return (
    <Base.Root>
      <Base.Trigger asChild>{children}</Base.Trigger>
      <Base.Portal container={layer()}>
        <Base.Content
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-w-72 animate-appear rounded-control border border-line bg-surface px-2 py-1 text-fg text-label shadow-floating"
        >
          {text}
        </Base.Content>
      </Base.Portal>
    </Base.Root>
  )
}
