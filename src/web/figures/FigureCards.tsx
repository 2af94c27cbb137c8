import * as Popover from 'radix-ui/popover'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { text } from '../text.ts'
import { layer } from '../ui/layer.ts'
import { FigureCard } from './FigureCard.tsx'
import { RowCard } from './RowCard.tsx'
import { ShowMark, type ShownMark, type Spot } from './showMark.ts'

interface Shown extends ShownMark {
  spot: Spot
}

/** Gives everything inside one small card that says where a figure comes from; inside a dialog the card stays in it. */
export function FigureCards({ isInline = false, children }: { isInline?: boolean; children: ReactNode }) {
  const [shown, setShown] = useState<Shown | null>(null)
  const anchor = useRef({ getBoundingClientRect: () => new DOMRect() })
  const show = useCallback((marked: ShownMark, spot: Spot) => {
    anchor.current = { getBoundingClientRect: () => rectOf(spot) }
    setShown({ ...marked, spot })
  }, [])
  const close = useCallback(() => setShown(null), [])
  const key = useMemo(() => (shown ? JSON.stringify(shown.mark) : ''), [shown])
  const card = (
    <Popover.Content
      aria-label={text.figure.title}
      side="bottom"
      align="start"
      sideOffset={8}
      collisionPadding={12}
      onCloseAutoFocus={event => {
        event.preventDefault()
        if (shown?.spot instanceof HTMLElement) shown.spot.focus()
      }}
      className="z-50 w-[min(400px,calc(100vw-24px))] animate-appear rounded-card border border-line bg-surface p-3 shadow-floating outline-none"
    >
      {shown?.mark.kind === 'figure' && <FigureCard key={key} mark={shown.mark} onDone={close} />}
      {shown?.mark.kind === 'row' && <RowCard row={shown.mark.row} onDone={close} />}
    </Popover.Content>
  )
  return (
    <ShowMark value={show}>
      {children}
      <Popover.Root open={shown !== null} onOpenChange={open => !open && close()}>
        <Popover.Anchor virtualRef={anchor} key={key} />
        {isInline ? card : <Popover.Portal container={layer()}>{card}</Popover.Portal>}
      </Popover.Root>
    </ShowMark>
  )
}

function rectOf(spot: Spot): DOMRect {
  return spot instanceof HTMLElement ? spot.getBoundingClientRect() : new DOMRect(spot.x, spot.y, 0, 0)
}
