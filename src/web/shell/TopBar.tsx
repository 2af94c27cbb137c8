import { Link } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useMay, useMe } from '../access/me.ts'
import { Bell } from '../organise/Bell.tsx'
import { text } from '../text.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { Mark } from '../ui/Mark.tsx'
import { AccountMenu } from './AccountMenu.tsx'

const words = text.shell
const link =
  'control hidden items-center rounded-control px-2.5 text-muted hover:bg-hover hover:text-fg md:inline-flex aria-[current=page]:text-fg aria-[current=page]:font-medium'

interface Props {
  onPalette: () => void
  onShortcuts: () => void
}

/** Quiet: where one is, a way to anything, who one is. */
export function TopBar({ onPalette, onShortcuts }: Props) {
  const { workspace } = useMe()
  const isAdmin = useMay('admin')
  return (
    <header className="sticky top-0 z-20 border-line border-b bg-surface">
      <div className="flex h-12 items-center gap-1 px-4 sm:px-6">
        <Link to="/" className="-ml-1 mr-2 flex min-w-0 items-center gap-2 rounded-control p-1 hover:bg-hover">
          <Mark />
          <span className="truncate font-semibold text-body">{workspace.name}</span>
        </Link>
        <nav aria-label={text.product} className="flex items-center">
          <Link to="/" activeOptions={{ exact: true }} className={link}>
            {words.home}
          </Link>
          <Link to="/dashboards" className={link}>
            {words.dashboards}
          </Link>
          <Link to="/charts" className={link}>
            {words.charts}
          </Link>
          <Link to="/uploads" className={link}>
            {words.uploads}
          </Link>
          <Link to="/people" className={link}>
            {words.people}
          </Link>
          {isAdmin && (
            <Link to="/audit" className={link}>
              {words.audit}
            </Link>
          )}
        </nav>
        <span className="flex-1" />
        <button
          type="button"
          onClick={onPalette}
          className="control flex items-center gap-2 rounded-control border border-line bg-surface px-2.5 max-sm:pointer-coarse:px-3.5 text-muted transition-colors duration-150 hover:border-bar hover:text-fg sm:w-56"
        >
          <Search size={14} aria-hidden />
          <span className="hidden flex-1 text-left sm:inline">{words.palette}</span>
          <span className="sr-only sm:hidden">{words.palette}</span>
          <span className="hidden sm:inline" aria-hidden>
            <Kbd>{/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K'}</Kbd>
          </span>
        </button>
        <Bell />
        <AccountMenu onShortcuts={onShortcuts} />
      </div>
    </header>
  )
}
