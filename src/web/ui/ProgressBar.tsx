import { cx } from './cx.ts'

/** How far something is; without a share it only says that it goes on. */
export function ProgressBar({ share, label }: { share: number | null; label: string }) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(share !== null && { 'aria-valuenow': Math.round(share * 100) })}
      className="h-1 min-w-0 flex-1 overflow-hidden rounded-full bg-hover"
    >
      <div
        className={cx(
          'h-full origin-left rounded-full bg-accent transition-transform duration-150',
          share === null && 'animate-pulse',
        )}
        style={{ transform: `scaleX(${share ?? 0.3})` }}
      />
    </div>
  )
}
