import { cx } from './cx.ts'

/** Stands where something will be, at its size; seen only when that takes longer than 150 ms. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx('late block rounded-control bg-line', className)} />
}
