import type { ComponentProps } from 'react'
import { cx } from './cx.ts'

/** A one-line text box. */
export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return (
    <input
      {...rest}
      className={cx(
        'control w-full min-w-0 rounded-control border border-line bg-surface px-2.5 text-body text-fg transition-colors duration-150 hover:border-bar aria-invalid:border-bad',
        className,
      )}
    />
  )
}
