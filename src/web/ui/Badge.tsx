import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type Tone = 'plain' | 'good' | 'warn' | 'bad'

const tones: Record<Tone, string> = {
  plain: 'text-muted',
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
}

/** A status in words, with its icon; colour only repeats what they say. */
export function Badge({ tone = 'plain', icon, children }: { tone?: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={cx('inline-flex items-center gap-1 whitespace-nowrap align-middle text-label', tones[tone])}>
      {icon}
      {children}
    </span>
  )
}
