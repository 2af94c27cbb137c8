import { Link } from '@tanstack/react-router'
import { CircleCheck, CircleSlash, Clock, LoaderCircle, TriangleAlert } from 'lucide-react'
import type { Upload, UploadStatus } from '../../contract/upload.ts'
import { formatBytes, formatCount, formatMoment } from '../format.ts'
import { text } from '../text.ts'
import { Badge, type Tone } from '../ui/Badge.tsx'
import { Td } from '../ui/Table.tsx'
import { say } from '../words.ts'
import { PasswordForm } from './PasswordForm.tsx'

const words = text.uploads
const looks: Record<UploadStatus, { tone: Tone; icon: typeof Clock }> = {
  pending: { tone: 'plain', icon: Clock },
  processing: { tone: 'plain', icon: LoaderCircle },
  completed: { tone: 'good', icon: CircleCheck },
  failed: { tone: 'bad', icon: TriangleAlert },
  cancelled: { tone: 'plain', icon: CircleSlash },
}

/** One upload of the history; the reason of a failure stands below its name. */
export function UploadLine({ upload }: { upload: Upload }) {
  const { fileName, status, datasetId, reason, createdAt, finishedAt, processedRows } = upload
  const { tone, icon: Icon } = looks[status]
  const tookMs = finishedAt ? Date.parse(finishedAt) - Date.parse(createdAt) : null
  return (
    <tr className="hover:bg-hover">
      <Td className="max-w-0 py-2">
        {datasetId && status === 'completed' ? (
          <Link
            to="/datasets/$datasetId"
            params={{ datasetId }}
            className="block truncate font-medium hover:text-accent"
            title={fileName}
          >
            {fileName}
          </Link>
        ) : (
          <span className="block truncate font-medium" title={fileName}>
            {fileName}
          </span>
        )}
        {reason && status !== 'cancelled' && <span className="block text-label text-muted">{say(reason)}</span>}
        <PasswordForm upload={upload} />
      </Td>
      <Td>
        <Badge tone={tone} icon={<Icon size={12} aria-hidden />}>
          {words.statuses[status]}
        </Badge>
      </Td>
      <Td numeric className="hidden md:table-cell">
        {processedRows > 0 ? formatCount(processedRows) : ''}
      </Td>
      <Td numeric className="hidden text-muted md:table-cell">
        {formatBytes(upload.sizeBytes)}
      </Td>
      <Td numeric className="hidden text-muted lg:table-cell">
        {tookMs === null ? '' : words.seconds(tookMs / 1000)}
      </Td>
      <Td className="hidden truncate text-muted lg:table-cell">{upload.uploadedBy}</Td>
      <Td className="num hidden whitespace-nowrap text-muted sm:table-cell">{formatMoment(createdAt)}</Td>
    </tr>
  )
}
