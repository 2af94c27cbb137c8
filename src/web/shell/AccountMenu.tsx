import { useNavigate } from '@tanstack/react-router'
import {
  ChartColumn,
  Check,
  FileClock,
  Keyboard,
  KeyRound,
  LayoutDashboard,
  LogOut,
  Mailbox,
  ScrollText,
  UserRound,
  UsersRound,
} from 'lucide-react'
import { keepWorkspace } from '../access/chosenWorkspace.ts'
import { useMay, useMe } from '../access/me.ts'
import { useSignOut } from '../access/useSignOut.ts'
import { text } from '../text.ts'
import { chooseTheme, type ThemeChoice, useThemeChoice } from '../theme.ts'
import { Menu, MenuItem, MenuLabel, MenuLine } from '../ui/Menu.tsx'

const words = text.shell
const themes: ThemeChoice[] = ['system', 'light', 'dark']

/** Who one is, the pages that are rarely needed, the theme, the way out. */
export function AccountMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { account } = useMe()
  const isAdmin = useMay('admin')
  const go = useNavigate()
  const signOut = useSignOut()
  const choice = useThemeChoice()
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={words.accountMenu}
          className="control-square ml-1 inline-flex shrink-0 items-center justify-center rounded-full border border-line bg-bg font-medium text-label hover:bg-hover"
        >
          {initialsOf(account.name)}
        </button>
      }
    >
      <div className="px-2 py-1.5">
        <p className="truncate font-medium text-body">{account.name}</p>
        <p className="truncate text-label text-muted">{account.email}</p>
      </div>
      <MenuLine />
      {/* The bar has no room for them on a phone. */}
      <div className="md:hidden">
        <MenuItem icon={<LayoutDashboard size={14} />} onSelect={() => void go({ to: '/dashboards' })}>
          {words.dashboards}
        </MenuItem>
        <MenuItem icon={<ChartColumn size={14} />} onSelect={() => void go({ to: '/charts' })}>
          {words.charts}
        </MenuItem>
      </div>
      <MenuItem icon={<UserRound size={14} />} onSelect={() => void go({ to: '/account' })}>
        {words.account}
      </MenuItem>
      <MenuItem icon={<FileClock size={14} />} onSelect={() => void go({ to: '/uploads' })}>
        {words.uploads}
      </MenuItem>
      <MenuItem icon={<UsersRound size={14} />} onSelect={() => void go({ to: '/people' })}>
        {words.people}
      </MenuItem>
      <MenuItem icon={<KeyRound size={14} />} onSelect={() => void go({ to: '/api-keys' })}>
        {words.apiKeys}
      </MenuItem>
      {isAdmin && (
        <>
          <MenuItem icon={<ScrollText size={14} />} onSelect={() => void go({ to: '/audit' })}>
            {words.audit}
          </MenuItem>
          <MenuItem icon={<Mailbox size={14} />} onSelect={() => void go({ to: '/outbox' })}>
            {words.outbox}
          </MenuItem>
        </>
      )}
      <Workspaces />
      <MenuLine />
      <MenuLabel>{words.theme}</MenuLabel>
      {themes.map(theme => (
        <MenuItem
          key={theme}
          icon={<Check size={14} className={theme === choice ? '' : 'invisible'} />}
          onSelect={() => chooseTheme(theme)}
        >
          {words.themes[theme]}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem icon={<Keyboard size={14} />} hint="?" onSelect={onShortcuts}>
        {words.shortcuts}
      </MenuItem>
      <MenuItem icon={<LogOut size={14} />} onSelect={() => void signOut()}>
        {words.signOut}
      </MenuItem>
    </Menu>
  )
}

/** The workspaces to choose from, for whoever belongs to several. */
function Workspaces() {
  const { workspace, workspaces } = useMe()
  if (workspaces.length < 2) return null
  const choose = (id: string) => {
    keepWorkspace(id)
    // Everything on the page is of the other workspace: nothing of it is worth keeping.
    location.assign('/')
  }
  return (
    <>
      <MenuLine />
      <MenuLabel>{words.workspaces}</MenuLabel>
      {workspaces.map(({ id, name }) => (
        <MenuItem
          key={id}
          icon={<Check size={14} className={id === workspace.id ? '' : 'invisible'} />}
          onSelect={() => choose(id)}
        >
          {name}
        </MenuItem>
      ))}
    </>
  )
}

function initialsOf(name: string): string {
  const letters = name.split(/\s+/).map(part => [...part][0] ?? '')
  return (letters.length > 1 ? `${letters[0]}${letters.at(-1)}` : (letters[0] ?? '')).toUpperCase()
}
