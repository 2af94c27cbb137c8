import { X } from 'lucide-react'
import { type ComponentProps, useSyncExternalStore } from 'react'
import { qualityText as words } from '../qualityText.ts'
import { text } from '../text.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { ColumnDetails } from './ColumnDetails.tsx'

type Props = ComponentProps<typeof ColumnDetails> & { onClose: () => void }

/** A column in full: beside the rows where there is room, over them where not. */
export function ColumnPanel({ onClose, ...details }: Props) {
  const isWide = useIsWide()
  const { name } = details.column
  if (!isWide)
    return (
      <Dialog open onClose={onClose} title={name}>
        <ColumnDetails {...details} />
      </Dialog>
    )
  return (
    <aside
      aria-label={words.about(name)}
      onKeyDown={event => event.key === 'Escape' && onClose()}
      className="flex w-80 shrink-0 flex-col overflow-hidden rounded-card border border-line bg-surface"
    >
      <header className="flex items-center gap-2 py-1.5 pr-1.5 pl-4">
        <h2 className="min-w-0 flex-1 truncate font-semibold text-body" title={name}>
          {name}
        </h2>
        <IconButton label={text.common.close} onClick={onClose}>
          <X size={14} aria-hidden />
        </IconButton>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label={words.title} className="min-h-0 flex-1 overflow-auto px-4 pb-4">
        <ColumnDetails {...details} />
      </section>
    </aside>
  )
}

const wide = matchMedia('(min-width: 1024px)')

function useIsWide(): boolean {
  return useSyncExternalStore(
    onChange => {
      wide.addEventListener('change', onChange)
      return () => wide.removeEventListener('change', onChange)
    },
    () => wide.matches,
  )
}
