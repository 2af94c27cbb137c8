import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ColumnType, Scalar } from '../../contract/column.ts'
import type { RowChange, TableDiff } from '../../contract/version.ts'
import { formatCount, formatNumber } from '../format.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { Empty } from '../ui/Empty.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Table, Td, Th } from '../ui/Table.tsx'
import { versionsText } from '../versionsText.ts'
import { type Differing, rowChangesQuery } from './queries.ts'

const words = versionsText.diff
const kinds = ['new', 'changed', 'gone'] as const
type Kind = RowChange['kind']

interface Props {
  of: Differing
  table: Pick<TableDiff, 'tableId' | 'name' | 'rows'>
}

/** The rows that differ, kind by kind; of changed ones each cell before and after. */
export function RowChanges({ of, table }: Props) {
  const { rows } = table
  const [kind, setKind] = useState<Kind>(kinds.find(name => rows[name] > 0) ?? 'new')
  if (rows.new + rows.changed + rows.gone === 0) return null
  return (
    <div>
      <fieldset className="flex gap-1 px-3 pb-2">
        <legend className="sr-only">{words.kindLabel}</legend>
        {kinds.map(name => (
          <button
            key={name}
            type="button"
            aria-pressed={kind === name}
            onClick={() => setKind(name)}
            className={cx(
              'control inline-flex items-center gap-1.5 rounded-control px-2.5 font-medium text-body hover:bg-hover',
              kind === name ? 'bg-hover text-fg' : 'text-muted',
            )}
          >
            {words.kinds[name]}
            <span className="num font-normal text-muted">{formatCount(rows[name])}</span>
          </button>
        ))}
      </fieldset>
      {rows[kind] === 0 ? <Empty>{words.noRows[kind]}</Empty> : <Rows key={kind} {...{ of, table, kind }} />}
    </div>
  )
}

function Rows({ of, table, kind }: Props & { kind: Kind }) {
  const found = useInfiniteQuery(rowChangesQuery(of, table.tableId, kind))
  if (found.isPending) return <Skeleton className="mx-3 mb-3 h-32" />
  if (found.error) return <Fault error={found.error} onRetry={() => void found.refetch()} />
  const columns = found.data.pages[0]?.columns ?? []
  const items = found.data.pages.flatMap(page => page.items)
  return (
    <>
      <Table label={`${table.name}: ${words.kinds[kind]}`} className="border-line border-t">
        <thead>
          <tr>
            {columns.map(({ id, name, type }) => (
              <Th key={id} numeric={isNumber(type)}>
                {name}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody className="[&>tr:last-child>td]:border-b-0">
          {items.map((change, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows without a key have no name, and none moves
            <tr key={i} className="hover:bg-hover">
              {columns.map(({ id, type }, place) => (
                <Td key={id} numeric={isNumber(type)} className="max-w-72 truncate whitespace-nowrap">
                  <Cell change={change} place={place} type={type} />
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      {found.hasNextPage && (
        <div className="flex justify-center border-line border-t p-2">
          <Button look="ghost" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {text.common.more}
          </Button>
        </div>
      )}
    </>
  )
}

function Cell({ change: { before, after }, place, type }: { change: RowChange; place: number; type: ColumnType }) {
  const old = before?.[place] ?? null
  const now = after?.[place] ?? null
  if (before && after && old !== now)
    return (
      <>
        <del className="mr-1.5 text-bad">
          <span className="sr-only">{words.before} </span>
          {written(old, type)}
        </del>
        <ins className="font-medium text-good no-underline">
          <span className="sr-only">{words.after} </span>
          {written(now, type)}
        </ins>
      </>
    )
  return <span className={cx(after === null && 'text-muted line-through')}>{written(after ? now : old, type)}</span>
}

const isNumber = (type: ColumnType) => type === 'integer' || type === 'decimal' || type === 'double'

function written(value: Scalar, type: ColumnType): string {
  if (value === null) return text.common.null
  return isNumber(type) && typeof value !== 'boolean' ? formatNumber(value) : String(value)
}
