import { Link } from '@tanstack/react-router'
import { Eye, GitCompareArrows, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { VersionSummary } from '../../contract/version.ts'
import { useMay } from '../access/me.ts'
import { formatAgo, formatMoment } from '../format.ts'
import { text } from '../text.ts'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { toast } from '../ui/Toast.tsx'
import { versionsText } from '../versionsText.ts'
import { say } from '../words.ts'
import { useVersionChanges } from './useVersionChanges.ts'

const words = versionsText.versions
const action =
  'control inline-flex items-center gap-2 rounded-control px-2.5 font-medium text-body text-muted hover:bg-hover hover:text-fg'

interface Props {
  datasetId: string
  version: VersionSummary
  /** The version it followed. */
  before: VersionSummary | undefined
  isChosen: boolean
  onChoose: ((isChosen: boolean) => void) | undefined
}

/** One version in plain words: where it came from, whose it is, how large; and the ways to look at it and back to it. */
export function VersionLine({ datasetId, version, before, isChosen, onChoose }: Props) {
  const mayEdit = useMay('editor')
  const [isAsking, setIsAsking] = useState(false)
  const { number, isCurrent, createdBy, createdAt } = version
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1 border-line border-b px-4 py-2.5 last:border-b-0">
      {onChoose && (
        <input
          type="checkbox"
          aria-label={words.choose(number)}
          className="mt-1 size-4 accent-accent"
          checked={isChosen}
          onChange={event => onChoose(event.target.checked)}
        />
      )}
      <span className="num w-8 shrink-0 font-medium text-body">{words.number(number)}</span>
      <div className="min-w-0 flex-1 basis-64">
        <p className="text-body">
          {originOf(version)}
          {isCurrent && (
            <span className="ml-2">
              <Badge tone="good">{words.current}</Badge>
            </span>
          )}
        </p>
        <p className="num text-label text-muted" title={formatMoment(createdAt)}>
          {words.by(createdBy, formatAgo(createdAt))} · {words.facts(version.rows, version.tables)}
        </p>
      </div>
      <div className="flex flex-wrap gap-1">
        <Link
          to="/datasets/$datasetId"
          params={{ datasetId }}
          search={isCurrent ? {} : { version: version.id }}
          className={action}
        >
          <Eye size={14} aria-hidden />
          {words.look}
        </Link>
        {before && (
          <Link
            to="/datasets/$datasetId/versions"
            params={{ datasetId }}
            search={{ from: before.id, to: version.id }}
            aria-label={words.compareTwo(before.number, number)}
            className={action}
          >
            <GitCompareArrows size={14} aria-hidden />
            {words.compare}
          </Link>
        )}
        {mayEdit && !isCurrent && (
          <Button look="ghost" onClick={() => setIsAsking(true)}>
            <RotateCcw size={14} aria-hidden />
            {words.restore}
          </Button>
        )}
      </div>
      {isAsking && <RestoreDialog {...{ datasetId, version }} onClose={() => setIsAsking(false)} />}
    </li>
  )
}

function originOf({ origin, file }: VersionSummary): string {
  const said = 'what' in origin ? origin.what.map(say).join(' ') : ''
  return words.origin(origin, file.name, said)
}

function RestoreDialog({
  datasetId,
  version,
  onClose,
}: Pick<Props, 'datasetId' | 'version'> & { onClose: () => void }) {
  const { restore } = useVersionChanges()
  const { id: versionId, number } = version
  return (
    <Dialog open onClose={onClose} title={words.restoreTitle(number)} description={words.restoreNote}>
      <div className="mt-2 flex justify-end gap-2">
        <Button onClick={onClose}>{text.common.cancel}</Button>
        <Button
          look="primary"
          busy={restore.isPending}
          onClick={() =>
            restore.mutate(
              { datasetId, versionId },
              {
                onSuccess: made => {
                  onClose()
                  toast(words.restored(number, made.number))
                },
              },
            )
          }
        >
          {words.restore}
        </Button>
      </div>
    </Dialog>
  )
}
