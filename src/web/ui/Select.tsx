import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from './cx.ts'

/** The browser's own list of choices, dressed: it is the best one on phones. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={cx('relative inline-flex', className)}>
      <select
        {...rest}
        className="control w-full appearance-none rounded-control border border-line bg-surface py-0 pr-8 pl-2.5 text-body text-fg transition-colors duration-150 hover:border-bar disabled:opacity-60"
      >
        {children}
      </select>
      <ChevronDown
        size={14}
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-muted"
      />
    </span>
  )
}
