import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import {
  ChartColumn,
  Database,
  FileClock,
  Home,
  Keyboard,
  KeyRound,
  LayoutDashboard,
  LogOut,
  Mailbox,
  Moon,
  ScrollText,
  Sun,
  SunMoon,
  Upload,
  UserRound,
  UsersRound,
  Zap,
} from 'lucide-react'
import * as Dialog from 'radix-ui/dialog'
import { useDeferredValue, useState } from 'react'
import { useMay } from '../access/me.ts'
import { useSignOut } from '../access/useSignOut.ts'
import { dashboardsQuery } from '../dashboards/list/queries.ts'
import { datasetsQuery } from '../datasets/queries.ts'
import { text } from '../text.ts'
import { chooseTheme } from '../theme.ts'
import { CommandGroup, CommandItem } from '../ui/CommandList.tsx'
import { usePicker } from '../uploads/picker.ts'
import { useOfferedCommands } from './pageCommands.ts'

const words = text.palette
const shell = text.shell

interface Props {
  onClose: () => void
  onShortcuts: () => void
}

/** Everything that can be done, and every dataset, by typing. */
export function Palette({ onClose, onShortcuts }: Props) {
  const [search, setSearch] = useState('')
  const { data } = useQuery(datasetsQuery({ search: useDeferredValue(search.replace(/^explore\s+/i, '')), limit: 8 }))
  const dashboards = useQuery(dashboardsQuery(useDeferredValue(search), 6)).data
  const go = useNavigate()
  const offered = useOfferedCommands()
  const actions = useActions(onShortcuts)
  const run = (action: () => void) => () => {
    onClose()
    action()
  }
  return (
    <Dialog.Root open onOpenChange={open => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-4 top-[12vh] z-50 mx-auto max-w-xl animate-appear overflow-hidden rounded-dialog border border-line bg-surface shadow-floating"
        >
          <Dialog.Title className="sr-only">{shell.palette}</Dialog.Title>
          <Command label={shell.palette} loop>
            <Command.Input
              value={search}
              onValueChange={setSearch}
              placeholder={words.placeholder}
              className="h-12 w-full border-line border-b bg-surface px-4 text-strong outline-none"
            />
            <Command.List className="max-h-[50vh] overflow-auto p-1" aria-label={shell.palette}>
              <Command.Empty className="px-3 py-6 text-center text-body text-muted">{words.none}</Command.Empty>
              {offered && (
                <CommandGroup heading={offered.heading}>
                  {offered.commands.map(({ label, act }) => (
                    <CommandItem
                      key={label}
                      value={`${label} ${offered.heading}`}
                      icon={<Zap size={14} />}
                      onSelect={run(act)}
                    >
                      {label}
                    </CommandItem>
                  ))}
                </CommandGroup>
              )}
              <CommandGroup heading={words.datasets}>
                {data?.items.map(({ id, name, rows }) => (
                  <CommandItem
                    key={id}
                    value={`${name} ${id}`}
                    icon={<Database size={14} />}
                    hint={text.common.rows(rows)}
                    onSelect={run(() => void go({ to: '/datasets/$datasetId', params: { datasetId: id } }))}
                  >
                    {name}
                  </CommandItem>
                ))}
              </CommandGroup>
              <CommandGroup heading={words.dashboards}>
                {dashboards?.items.map(({ id, name, datasets }) => (
                  <CommandItem
                    key={id}
                    value={`${name} ${id}`}
                    icon={<LayoutDashboard size={14} />}
                    hint={datasets[0]?.name ?? ''}
                    onSelect={run(() => void go({ to: '/dashboards/$dashboardId', params: { dashboardId: id } }))}
                  >
                    {name}
                  </CommandItem>
                ))}
              </CommandGroup>
              {search !== '' && (
                <CommandGroup heading={words.explore}>
                  {data?.items.map(({ id, name }) => (
                    <CommandItem
                      key={id}
                      value={`${words.exploreOf(name)} ${id}`}
                      icon={<ChartColumn size={14} />}
                      onSelect={run(
                        () =>
                          void go({
                            to: '/datasets/$datasetId',
                            params: { datasetId: id },
                            search: { tab: 'explore' },
                          }),
                      )}
                    >
                      {words.exploreOf(name)}
                    </CommandItem>
                  ))}
                </CommandGroup>
              )}
              <CommandGroup heading={words.actions}>
                {actions.map(({ label, icon, act }) => (
                  <CommandItem key={label} value={label} icon={icon} onSelect={run(act)}>
                    {label}
                  </CommandItem>
                ))}
              </CommandGroup>
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function useActions(onShortcuts: () => void) {
  const go = useNavigate()
  const picker = usePicker()
  const signOut = useSignOut()
  const mayUpload = useMay('editor')
  const isAdmin = useMay('admin')
  const page =
    (to: '/' | '/dashboards' | '/charts' | '/uploads' | '/people' | '/api-keys' | '/audit' | '/outbox' | '/account') =>
    () =>
      void go({ to })
  return [
    ...(mayUpload
      ? [
          { label: words.upload, icon: <Upload size={14} />, act: picker.open },
          {
            label: words.newDashboard,
            icon: <LayoutDashboard size={14} />,
            act: () => void go({ to: '/dashboards', search: { new: '1' } }),
          },
        ]
      : []),
    { label: words.goTo(shell.home), icon: <Home size={14} />, act: page('/') },
    { label: words.goTo(shell.dashboards), icon: <LayoutDashboard size={14} />, act: page('/dashboards') },
    { label: words.goTo(shell.charts), icon: <ChartColumn size={14} />, act: page('/charts') },
    { label: words.goTo(shell.uploads), icon: <FileClock size={14} />, act: page('/uploads') },
    { label: words.goTo(shell.people), icon: <UsersRound size={14} />, act: page('/people') },
    { label: words.goTo(shell.apiKeys), icon: <KeyRound size={14} />, act: page('/api-keys') },
    ...(isAdmin
      ? [
          { label: words.goTo(shell.audit), icon: <ScrollText size={14} />, act: page('/audit') },
          { label: words.goTo(shell.outbox), icon: <Mailbox size={14} />, act: page('/outbox') },
        ]
      : []),
    { label: words.goTo(shell.account), icon: <UserRound size={14} />, act: page('/account') },
    { label: words.light, icon: <Sun size={14} />, act: () => chooseTheme('light') },
    { label: words.dark, icon: <Moon size={14} />, act: () => chooseTheme('dark') },
    { label: words.system, icon: <SunMoon size={14} />, act: () => chooseTheme('system') },
    { label: shell.shortcuts, icon: <Keyboard size={14} />, act: onShortcuts },
    { label: shell.signOut, icon: <LogOut size={14} />, act: () => void signOut() },
  ]
}
