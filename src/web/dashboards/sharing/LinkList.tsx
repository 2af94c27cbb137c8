import { useQuery } from '@tanstack/react-query'
import { Code, Link2, Plus } from 'lucide-react'
import type { ShareLink } from '../../../contract/sharing.ts'
import { sharingText as words } from '../../sharingText.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { isAlive, nameOf, seenWords } from './linkWords.ts'
import { draftQuery, linksQuery } from './queries.ts'

interface Actions {
  onChange: (link: ShareLink) => void
  onEnd: (link: ShareLink) => void
}

/** The links of a dashboard: what each shows, until when, and how often it was opened. */
export function LinkList({ dashboardId, onNew, ...actions }: Actions & { dashboardId: string; onNew: () => void }) {
  const found = useQuery(linksQuery(dashboardId))
  const links = found.data?.items ?? []
  const [alive, ended] = [links.filter(link => isAlive(link)), links.filter(link => !isAlive(link))]
  return (
    <section aria-label={words.links} className="grid gap-3">
      <div className="flex items-center justify-between gap-2">
        <h3 className="font-semibold text-body">{words.links}</h3>
        <Button onClick={onNew}>
          <Plus size={14} aria-hidden />
          {words.newLink}
        </Button>
      </div>
      {found.isPending && <Skeleton className="h-12" />}
      {found.error && <Fault error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && alive.length === 0 && <p className="text-label text-muted">{words.noLinks}</p>}
      <ul className="grid">
        {alive.map(link => (
          <LinkLine key={link.id} link={link} {...actions} />
        ))}
      </ul>
      {ended.length > 0 && (
        <details>
          <summary className="cursor-pointer text-label text-muted">{words.endedLinks(ended.length)}</summary>
          <ul className="mt-2 grid">
            {ended.map(link => (
              <LinkLine key={link.id} link={link} {...actions} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function LinkLine({ link, onChange, onEnd }: Actions & { link: ShareLink }) {
  const { data } = useQuery(draftQuery(link.dashboardId))
  const Icon = link.kind === 'embed' ? Code : Link2
  const name = nameOf(link)
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 border-line border-t py-2">
      <Icon size={16} aria-hidden className="mt-1 shrink-0 text-muted" />
      {/* Where both do not fit beside each other, what can be done stands below. */}
      <div className="min-w-0 flex-[1_1_14rem]">
        <p className="flex flex-wrap items-baseline gap-x-2 font-medium text-body">
          <span className="truncate">{name}</span>
          {link.revokedAt !== null ? (
            <Badge tone="bad">{words.revoked}</Badge>
          ) : link.expiresAt !== null ? (
            <Badge>{isAlive(link) ? words.until(link.expiresAt) : words.expired}</Badge>
          ) : null}
        </p>
        <p className="text-body">{seenWords(link, data?.document.filters ?? [])}</p>
        <p className="text-label text-muted">
          {words.opened(link.opened, link.lastOpenedAt)} · {words.by(link.createdBy, link.createdAt)}
        </p>
      </div>
      {link.revokedAt === null && (
        <div className="flex gap-1">
          <Button look="ghost" aria-label={`${words.change}: ${name}`} onClick={() => onChange(link)}>
            {words.change}
          </Button>
          <Button look="danger" aria-label={`${words.end}: ${name}`} onClick={() => onEnd(link)}>
            {words.end}
          </Button>
        </div>
      )}
    </li>
  )
}
