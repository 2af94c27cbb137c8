import type { ComponentProps } from 'react'
import { cx } from './cx.ts'

type Look = 'primary' | 'secondary' | 'ghost' | 'danger'

const looks: Record<Look, string> = {
  primary: 'bg-accent text-accent-fg hover:bg-accent-hover',
  secondary: 'border border-line bg-surface text-fg hover:bg-hover',
  ghost: 'text-muted hover:bg-hover hover:text-fg',
  danger: 'border border-line bg-surface text-bad hover:bg-bad-soft',
}

type Props = ComponentProps<'button'> & { look?: Look; busy?: boolean }

/** A button says what it does with a verb; one primary button a view. */
export function Button({ look = 'secondary', busy = false, className, disabled, children, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={cx(
        'control inline-flex shrink-0 items-center justify-center gap-2 rounded-control px-3 font-medium text-body whitespace-nowrap transition-colors duration-150 disabled:opacity-60',
        looks[look],
        className,
      )}
    >
      {children}
    </button>
  )
}
