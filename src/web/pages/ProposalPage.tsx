import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { CircleCheck, CircleSlash, TriangleAlert } from 'lucide-react'
import type { Proposal } from '../../contract/version.ts'
import { useMay } from '../access/me.ts'
import { datasetQuery } from '../datasets/queries.ts'
import { formatAgo } from '../format.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { toast } from '../ui/Toast.tsx'
import { DiffView } from '../versions/DiffView.tsx'
import { Preparing } from '../versions/Preparing.tsx'
import { differingOf, proposalQuery } from '../versions/queries.ts'
import { RefreshSettings } from '../versions/RefreshSettings.tsx'
import { useVersionChanges } from '../versions/useVersionChanges.ts'
import { versionsText } from '../versionsText.ts'
import { say } from '../words.ts'

const words = versionsText.proposal

/** A change of a dataset's data before it is made: what would differ, and the way to make it or to drop it. */
export function ProposalPage() {
  const { proposalId } = useParams({ from: '/shell/datasets/$datasetId/changes/$proposalId' })
  const { data: proposal, error, isPending, refetch } = useQuery(proposalQuery(proposalId))
  if (isPending)
    return (
      <Page title={versionsText.refresh}>
        <Skeleton className="h-64" />
      </Page>
    )
  if (error)
    return (
      <Page title={versionsText.refresh}>
        <Card>
          <Fault error={error} onRetry={() => void refetch()} />
        </Card>
      </Page>
    )
  return <Shown proposal={proposal} />
}

function Shown({ proposal }: { proposal: Proposal }) {
  const { datasetId, kind, fileName, what, createdBy, createdAt } = proposal
  const { data: dataset } = useQuery(datasetQuery(datasetId))
  const of = differingOf(proposal)
  const isOver = proposal.status === 'merged' || proposal.status === 'discarded'
  return (
    <Page
      title={words.titleOf[kind](fileName)}
      note={
        <>
          <Link to="/datasets/$datasetId" params={{ datasetId }} className="text-accent underline">
            {dataset?.name ?? words.openDataset}
          </Link>
          {` · ${words.by(createdBy, formatAgo(createdAt))}`}
          {what.length > 0 && ` · ${what.map(say).join(' · ')}`}
        </>
      }
      actions={<Actions proposal={proposal} name={dataset?.name ?? ''} />}
    >
      <div className="grid gap-4">
        <State proposal={proposal} />
        {kind === 'refresh' && !isOver && (
          <RefreshSettings proposal={proposal} disabled={proposal.status === 'preparing'} />
        )}
        {of && (proposal.status === 'open' || proposal.status === 'merged') && <DiffView of={of} />}
      </div>
    </Page>
  )
}

function Actions({ proposal, name }: { proposal: Proposal; name: string }) {
  const mayEdit = useMay('editor')
  const go = useNavigate()
  const { merge, discard, edit, restore } = useVersionChanges()
  const { id, status, isStale, datasetId, baseVersionId } = proposal
  if (!mayEdit || (status !== 'open' && status !== 'failed')) return null
  const open = () => go({ to: '/datasets/$datasetId', params: { datasetId } })
  const takeBack = () =>
    restore.mutate({ datasetId, versionId: baseVersionId }, { onSuccess: () => toast(words.takenBack) })
  return (
    <div className="flex gap-2">
      <Button
        busy={discard.isPending}
        onClick={() =>
          discard.mutate(id, {
            onSuccess: () => {
              toast(words.discardedToast)
              void open()
            },
          })
        }
      >
        {words.discard}
      </Button>
      {status === 'failed' || isStale ? (
        <Button look="primary" busy={edit.isPending} onClick={() => edit.mutate({ proposalId: id })}>
          {words.again}
        </Button>
      ) : (
        <Button
          look="primary"
          title={words.mergeNote}
          busy={merge.isPending}
          onClick={() =>
            merge.mutate(id, {
              onSuccess: () => {
                toast(words.mergedToast(name), { label: words.takeBack, run: takeBack })
                void open()
              },
            })
          }
        >
          {words.merge}
        </Button>
      )}
    </div>
  )
}

/** Where the change stands: being prepared, stale, failed, merged or dropped. */
function State({ proposal }: { proposal: Proposal }) {
  const { cancel } = useVersionChanges()
  const { id, status, isStale, reason } = proposal
  if (status === 'preparing')
    return (
      <Card className="px-4 py-3">
        <Preparing proposal={proposal} label={words.preparing} onCancel={() => cancel.mutate(id)} />
      </Card>
    )
  if (status === 'failed') return <Note look="bad">{`${words.failed} ${reason ? say(reason) : ''}`}</Note>
  if (status === 'merged') return <Note look="good">{words.merged}</Note>
  if (status === 'discarded') return <Note look="plain">{words.discarded}</Note>
  return isStale ? <Note look="warn">{words.stale}</Note> : null
}

const looks = {
  good: { icon: CircleCheck, className: 'text-good' },
  plain: { icon: CircleSlash, className: 'text-muted' },
  warn: { icon: TriangleAlert, className: 'text-warn' },
  bad: { icon: TriangleAlert, className: 'text-bad' },
}

function Note({ look, children }: { look: keyof typeof looks; children: string }) {
  const { icon: Icon, className } = looks[look]
  return (
    <Card role="status" className="flex items-start gap-2 px-4 py-3 text-body">
      <Icon size={14} aria-hidden className={`mt-[3px] shrink-0 ${className}`} />
      {children}
    </Card>
  )
}
