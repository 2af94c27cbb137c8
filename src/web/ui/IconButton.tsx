import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'
import { Tooltip } from './Tooltip.tsx'

type Props = Omit<ComponentProps<'button'>, 'children'> & { label: string; children: ReactNode }

/** A square button with an icon; its label is spoken, and shown on hover. */
export function IconButton({ label, children, className, ...rest }: Props) {
  return (
    <Tooltip text={label}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        className={cx(
          'control-square inline-flex shrink-0 items-center justify-center rounded-control text-muted transition-colors duration-150 hover:bg-hover hover:text-fg disabled:opacity-60 data-[state=open]:bg-hover data-[state=open]:text-fg',
          className,
        )}
      >
        {children}
      </button>
    </Tooltip>
  )
}
