import { useState } from 'react'
import type { ApiKey } from '../../contract/apiKey.ts'
import { apiKeysText as words } from '../apiKeysText.ts'
import { formatAgo, formatDay, formatMoment } from '../format.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { PagedList } from '../ui/ListPage.tsx'
import { Td, Th } from '../ui/Table.tsx'
import { useApiKeys } from './queries.ts'
import { RevokeDialog } from './RevokeDialog.tsx'

/** Keys with what they may, when they were last used and when they end. */
export function KeyTable({ of }: { of: 'mine' | 'workspace' }) {
  const found = useApiKeys(of)
  const [ending, setEnding] = useState<ApiKey | null>(null)
  const isOfAll = of === 'workspace'
  return (
    <>
      <PagedList
        title={words.title}
        empty={isOfAll ? words.emptyAll : words.empty}
        found={found}
        head={
          <>
            <Th>{words.name}</Th>
            {isOfAll && <Th className="hidden w-44 md:table-cell">{words.maker}</Th>}
            <Th className="hidden w-36 sm:table-cell">{words.may}</Th>
            <Th className="hidden w-32 sm:table-cell">{words.lastUsed}</Th>
            <Th className="hidden w-32 md:table-cell">{words.ends}</Th>
            <Th className="w-24">
              <span className="sr-only">{text.common.actions}</span>
            </Th>
          </>
        }
      >
        {key => <KeyRow key={key.id} apiKey={key} isOfAll={isOfAll} onRevoke={() => setEnding(key)} />}
      </PagedList>
      {ending && <RevokeDialog apiKey={ending} onClose={() => setEnding(null)} />}
    </>
  )
}

interface RowProps {
  apiKey: ApiKey
  isOfAll: boolean
  onRevoke: () => void
}

function KeyRow({ apiKey, isOfAll, onRevoke }: RowProps) {
  const { name, prefix, scope, owner, lastUsedAt } = apiKey
  const used = lastUsedAt === null ? words.notUsed : formatAgo(lastUsedAt)
  return (
    <tr className="hover:bg-hover">
      <Td>
        <span className="block font-medium">{name}</span>
        <code className="font-mono text-label text-muted">{prefix}…</code>
        {/* On a phone what the hidden columns say stands below the name. */}
        <span className="block text-label text-muted sm:hidden">
          {words.scopes[scope]} · {words.lastUsed}: {used} · {words.ends}: {endOf(apiKey)}
        </span>
        {isOfAll && <span className="block text-label text-muted md:hidden">{owner.name}</span>}
      </Td>
      {isOfAll && <Td className="hidden text-muted md:table-cell">{owner.name}</Td>}
      <Td className="hidden sm:table-cell">{words.scopes[scope]}</Td>
      <Td
        className="num hidden text-muted sm:table-cell"
        {...(lastUsedAt !== null && { title: formatMoment(lastUsedAt) })}
      >
        {used}
      </Td>
      <Td className="num hidden text-muted md:table-cell">{endOf(apiKey)}</Td>
      <Td className="text-right">
        <Button look="ghost" aria-label={words.revokeOf(name)} onClick={onRevoke}>
          {words.revoke}
        </Button>
      </Td>
    </tr>
  )
}

function endOf({ expiresAt }: ApiKey): string {
  if (expiresAt === null) return words.never
  return Date.parse(expiresAt) <= Date.now() ? words.hasEnded : formatDay(expiresAt)
}
