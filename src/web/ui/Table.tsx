import type { ComponentProps } from 'react'
import { cx } from './cx.ts'

/** A table that scrolls sideways by itself when the page is narrower; reachable by keyboard for that. */
export function Table({ label, className, ...rest }: ComponentProps<'table'> & { label: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div role="group" aria-label={label} tabIndex={0} className="relative overflow-x-auto rounded-b-card">
      <table {...rest} className={cx('w-full border-collapse text-body', className)} />
    </div>
  )
}

export function Th({ numeric = false, className, ...rest }: ComponentProps<'th'> & { numeric?: boolean }) {
  return (
    <th
      scope="col"
      {...rest}
      className={cx(
        'h-9 whitespace-nowrap border-line border-b px-3 font-medium text-label text-muted',
        numeric ? 'text-right' : 'text-left',
        className,
      )}
    />
  )
}

export function Td({ numeric = false, className, ...rest }: ComponentProps<'td'> & { numeric?: boolean }) {
  return (
    <td
      {...rest}
      className={cx('h-9 border-line border-b px-3 py-1 align-middle', numeric && 'num text-right', className)}
    />
  )
}
