import * as Popover from 'radix-ui/popover'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { text } from '../text.ts'
import { layer } from '../ui/layer.ts'
import { DrillList } from './DrillList.tsx'
import { FigureCard } from './FigureCard.tsx'
import { RowCard } from './RowCard.tsx'
import { ShowMark, type ShownMark, type Spot } from './showMark.ts'

interface Shown {
  marked: ShownMark
  spot: Spot
}

/** Gives everything inside one small card that says where a figure comes from; inside a dialog the card stays in it. */
export function FigureCards({ isInline = false, children }: { isInline?: boolean; children: ReactNode }) {
  const [shown, setShown] = useState<Shown | null>(null)
  const anchor = useRef({ getBoundingClientRect: () => new DOMRect() })
  // What had the focus gets it back; by then the mark is no longer shown.
  const from = useRef<Element | null>(null)
  const show = useCallback((marked: ShownMark, spot: Spot) => {
    anchor.current = { getBoundingClientRect: () => rectOf(spot) }
    from.current = spot instanceof HTMLElement ? spot : document.activeElement
    setShown({ marked, spot })
  }, [])
  const close = useCallback(() => setShown(null), [])
  const key = useMemo(() => (shown ? JSON.stringify(shown.marked.mark) : ''), [shown])
  const mark = shown?.marked.mark
  const card = (
    <Popover.Content
      aria-label={text.figure.title}
      side="bottom"
      align="start"
      sideOffset={8}
      collisionPadding={12}
      onCloseAutoFocus={event => {
        event.preventDefault()
        if (from.current instanceof HTMLElement && from.current.isConnected) from.current.focus()
      }}
      className="z-50 max-h-[calc(100dvh-24px)] w-[min(400px,calc(100vw-24px))] overflow-auto animate-appear rounded-card border border-line bg-surface p-3 shadow-floating outline-none"
    >
      {mark?.kind === 'figure' && <FigureCard key={key} mark={mark} onDone={close} />}
      {mark?.kind === 'row' && shown && (
        <RowCard row={mark.row} source={shown.marked.model.plan.source} onDone={close} />
      )}
      {shown && <DrillList key={`${key} moves`} shown={shown.marked} onDone={close} />}
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
