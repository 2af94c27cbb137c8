import * as Base from 'radix-ui/dropdown-menu'
import { type ComponentProps, type ReactElement, type ReactNode, useState } from 'react'
import { cx } from './cx.ts'
import { layer } from './layer.ts'

const row =
  'flex min-h-8 pointer-coarse:min-h-11 cursor-default select-none items-center gap-2 rounded-control px-2 text-body outline-none data-[highlighted]:bg-hover data-[disabled]:opacity-50'

interface Props {
  trigger: ReactElement
  align?: 'start' | 'end'
  children: ReactNode
}

/** A list of actions that opens from a button. */
export function Menu({ trigger, align = 'end', children }: Props) {
  // Rendered again when it opens: the page's main part may not have been there before.
  const [open, setOpen] = useState(false)
  return (
    <Base.Root modal={false} open={open} onOpenChange={setOpen}>
      <Base.Trigger asChild>{trigger}</Base.Trigger>
      <Base.Portal container={layer()}>
        <Base.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-[70vh] min-w-48 max-w-80 animate-appear overflow-auto rounded-card border border-line bg-surface p-1 shadow-floating"
        >
          {children}
        </Base.Content>
      </Base.Portal>
    </Base.Root>
  )
}

type ItemProps = Omit<ComponentProps<typeof Base.Item>, 'onSelect'> & {
  icon?: ReactNode
  hint?: ReactNode
  danger?: boolean
  onSelect?: () => void
}

export function MenuItem({ icon, hint, danger = false, children, onSelect, ...rest }: ItemProps) {
  return (
    <Base.Item {...rest} {...(onSelect && { onSelect })} className={cx(row, danger && 'text-bad')}>
      {icon && <span className={cx('shrink-0', !danger && 'text-muted')}>{icon}</span>}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {hint && <span className="shrink-0 text-label text-muted">{hint}</span>}
    </Base.Item>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Base.Label className="px-2 pt-1.5 pb-1 text-label text-muted">{children}</Base.Label>
}

export function MenuLine() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-line" />
}
