import * as Base from 'radix-ui/tabs'
import { type ReactNode, useEffect, useRef } from 'react'
import type { DatasetTable } from '../../contract/dataset.ts'
import { dashboardText } from '../dashboards/dashboardText.ts'
import { text } from '../text.ts'
import { cx } from '../ui/cx.ts'
import { Select } from '../ui/Select.tsx'

export const tabs = ['dashboard', 'explore', 'data', 'prepare', 'receipt', 'findings'] as const
export type Tab = (typeof tabs)[number]

interface Props {
  tab: Tab
  /** Those that are shown. */
  tabs: readonly Tab[]
  onTab: (tab: Tab) => void
  tables: readonly DatasetTable[]
  /** Undefined: all of them. */
  tableId: string | undefined
  hasOverview: boolean
  onTable: (tableId: string | undefined) => void
  children: ReactNode
}

/** The sides of a dataset, and which of its tables they show. */
export function DatasetTabs({ tab, tabs: shown, onTab, tables, tableId, hasOverview, onTable, children }: Props) {
  const words = text.dataset
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the open tab is looked for in the page
  useEffect(() => {
    list.current?.querySelector('[data-state=active]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [tab])
  return (
    <Base.Root
      value={tab}
      onValueChange={value => onTab(value as Tab)}
      activationMode="manual"
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="mt-2 flex items-end justify-between gap-4 border-line border-b">
        <Base.List
          ref={list}
          aria-label={words.menu}
          // The line below the tabs and that of the open one are the same, so the list hangs over it.
          className="-mb-px flex min-w-0 gap-1 overflow-x-auto [scrollbar-width:none]"
        >
          {shown.map(name => (
            <Base.Trigger
              key={name}
              value={name}
              className="control shrink-0 border-transparent border-b-2 px-2.5 font-medium text-body text-muted hover:text-fg data-[state=active]:border-fg data-[state=active]:text-fg"
            >
              {words.tabs[name]}
            </Base.Trigger>
          ))}
        </Base.List>
        {tables.length > 1 && (
          <Select
            aria-label={words.tables}
            value={tableId ?? ''}
            onChange={event => onTable(event.target.value || undefined)}
            className="mb-1 max-w-56"
          >
            {hasOverview && <option value="">{dashboardText.overview}</option>}
            {tables.map(({ id, name, rowCount }) => (
              <option key={id} value={id}>
                {name} · {text.common.rows(rowCount)}
              </option>
            ))}
          </Select>
        )}
      </div>
      <Base.Content
        value={tab}
        tabIndex={-1}
        className={cx('pt-4 outline-none', tab === 'data' && 'flex min-h-0 flex-1 flex-col pt-3')}
      >
        {children}
      </Base.Content>
    </Base.Root>
  )
}
