import { ChevronDown } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { exploreText as words } from '../exploreText.ts'
import { cx } from '../ui/cx.ts'
import { isEmpty } from './address.ts'
import { useExploring } from './context.ts'
import { fieldWords } from './fieldWords.ts'
import { ShelfRow } from './ShelfRow.tsx'
import { fieldsOn, shelves } from './shelves.ts'

/** The shelves; on a narrow screen they fold into one line that says what is on them. */
export function Shelves({ children }: { children: ReactNode }) {
  const { question, columns } = useExploring()
  const [chosen, setChosen] = useState<boolean | null>(null)
  const isOpen = chosen ?? isEmpty(question)
  const id = useId()
  const said = shelves.flatMap(shelf => fieldsOn(question, shelf).map(field => fieldWords(field, columns)))
  return (
    <section aria-label={words.shelvesLabel} className="grid min-w-0 gap-2">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setChosen(!isOpen)}
        className="control flex min-w-0 items-center gap-2 rounded-control border border-line bg-surface px-2.5 text-body lg:hidden"
      >
        <span className="min-w-0 flex-1 truncate text-left">{said.join(' · ') || words.shelvesLabel}</span>
        <ChevronDown size={14} aria-hidden className={cx('shrink-0 text-muted', isOpen && 'rotate-180')} />
      </button>
      <div id={id} className={cx('min-w-0 gap-2 lg:grid lg:grid-cols-6', isOpen ? 'grid' : 'hidden')}>
        <div className="min-w-0 lg:col-span-3">
          <ShelfRow shelf="x" />
        </div>
        <div className="min-w-0 lg:col-span-3">
          <ShelfRow shelf="y" />
        </div>
        {(['colour', 'size', 'facet'] as const).map(shelf => (
          <div key={shelf} className="min-w-0 lg:col-span-2">
            <ShelfRow shelf={shelf} />
          </div>
        ))}
        <div className="min-w-0 lg:col-span-6">{children}</div>
      </div>
    </section>
  )
}
