import type { ReactNode } from 'react'
import { receiptText as words } from '../../receiptText.ts'
import { cx } from '../../ui/cx.ts'
import { type Lit, useLighting } from './file/lit.ts'

interface Props {
  label: string
  amount?: string | undefined
  /** The cells it is about, lit while somebody points at it. */
  lit?: Lit | undefined
  /** The row its cells begin in; selecting the line goes there. */
  row?: number | undefined
  look?: 'plain' | 'note' | 'sum'
  children?: ReactNode
}

const looks = { plain: '', note: 'pl-8! text-muted', sum: 'border-line border-t font-semibold' }

/** A line of the receipt: what, dots, how much. It lights up its cells in the file. */
export function Line({ label, amount, lit, row, look = 'plain', children }: Props) {
  const { light, reveal } = useLighting()
  const on = () => lit && light(lit)
  const off = () => lit && light(null)
  return (
    <li
      onMouseEnter={on}
      onMouseLeave={off}
      onFocus={on}
      onBlur={off}
      className={cx('px-4 py-1 text-body', looks[look], lit && 'hover:bg-hover focus-within:bg-hover')}
    >
      <div className="flex items-baseline gap-2">
        {lit ? (
          <button
            type="button"
            aria-label={words.showIn(label)}
            onClick={() => row !== undefined && reveal(row)}
            className="min-w-0 rounded-control text-left"
          >
            {label}
          </button>
        ) : (
          <span className="min-w-0">{label}</span>
        )}
        <span aria-hidden className="min-w-4 flex-1 border-line border-b border-dotted" />
        {amount !== undefined && <span className="num shrink-0">{amount}</span>}
      </div>
      {children}
    </li>
  )
}
