import type { ComponentProps } from 'react'
import { cx } from './cx.ts'

/** A bordered surface. */
export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return <section {...rest} className={cx('rounded-card border border-line bg-surface', className)} />
}
