import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Proposal } from '../../contract/version.ts'
import { EffectList } from '../figures/EffectList.tsx'
import { receiptText } from '../receiptText.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { toast } from '../ui/Toast.tsx'
import { say } from '../words.ts'
import { ColumnChanges } from './ColumnChanges.tsx'
import { DiffSentence } from './DiffSentence.tsx'
import { Preparing } from './Preparing.tsx'
import { differingOf, diffQuery, proposalQuery } from './queries.ts'
import { differs, summaryOf } from './summary.ts'
import { useVersionChanges } from './useVersionChanges.ts'

const words = receiptText.effect

interface Props {
  proposalId: string
  title: string
  /** What is undone or changed, in words. */
  what: string
  onClose: () => void
}

/** What a change would move, before it is made: applied it is the newest version, and can be taken back. */
export function EffectDialog({ proposalId, title, what, onClose }: Props) {
  const { data: proposal, error, refetch } = useQuery(proposalQuery(proposalId))
  const { merge, discard, cancel, restore } = useVersionChanges()
  const leave = () => {
    if (proposal?.status === 'open' || proposal?.status === 'failed') discard.mutate(proposalId)
    if (proposal?.status === 'preparing') cancel.mutate(proposalId)
    onClose()
  }
  const apply = () =>
    merge.mutate(proposalId, {
      onSuccess: ({ datasetId, baseVersionId }) => {
        onClose()
        toast(words.applied(null), {
          label: words.takeBack,
          run: () =>
            restore.mutate({ datasetId, versionId: baseVersionId }, { onSuccess: () => toast(words.takenBack) }),
        })
      },
    })
  const effect = useEffectOf(proposal)
  return (
    <Dialog open onClose={leave} title={title} description={what}>
      <div className="grid gap-4">
        {error && <Fault error={error} onRetry={() => void refetch()} />}
        {!proposal && !error && <Skeleton className="h-20" />}
        {proposal?.status === 'preparing' && <Preparing proposal={proposal} label={words.preparing} onCancel={leave} />}
        {proposal?.status === 'failed' && (
          <p role="alert" className="text-body">
            {proposal.reason ? say(proposal.reason) : words.failed}
          </p>
        )}
        {proposal?.status === 'open' && <Effect proposal={proposal} effect={effect} />}
        <div className="flex justify-end gap-2">
          <Button onClick={leave}>{proposal?.status === 'failed' ? words.close : words.cancel}</Button>
          {proposal?.status !== 'failed' && (
            <Button look="primary" disabled={!effect.data} busy={merge.isPending} onClick={apply}>
              {words.apply}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  )
}

/** What a change that is ready would move. */
function useEffectOf(proposal: Proposal | undefined) {
  const of = differingOf(proposal)
  return useQuery({
    ...diffQuery(of ?? { proposalId: '', versionId: '' }),
    enabled: of !== null && proposal?.status === 'open',
  })
}

function Effect({ proposal, effect }: { proposal: Proposal; effect: ReturnType<typeof useEffectOf> }) {
  const { data: diff, error, refetch } = effect
  if (error) return <Fault error={error} onRetry={() => void refetch()} />
  if (!diff) return <Skeleton className="h-24" />
  const summary = summaryOf(diff)
  return (
    <>
      {differs(summary) ? <DiffSentence summary={summary} withMoves={false} /> : <p>{words.same}</p>}
      {diff.tables.map(table => (
        <div key={table.tableId} className="grid gap-2">
          {diff.tables.length > 1 && <p className="font-medium text-label">{table.name}</p>}
          <EffectList figures={table.figures} />
          <ColumnChanges columns={table.columns} />
        </div>
      ))}
      <p className="text-label text-muted">
        {words.note}{' '}
        <Link
          to="/datasets/$datasetId/changes/$proposalId"
          params={{ datasetId: proposal.datasetId, proposalId: proposal.id }}
          className="text-accent underline"
        >
          {words.all}
        </Link>
      </p>
    </>
  )
}
