import { Link } from '@tanstack/react-router'
import { CircleCheck, Download, Ellipsis, LoaderCircle, PencilLine, Trash2, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { DatasetStatus, DatasetSummary } from '../../contract/dataset.ts'
import { datasetRoutes } from '../../contract/routes/datasets.ts'
import { useMay } from '../access/me.ts'
import { address } from '../api.ts'
import { formatAgo, formatBytes, formatCount, formatMoment } from '../format.ts'
import { text } from '../text.ts'
import { Badge } from '../ui/Badge.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/Menu.tsx'
import { Td } from '../ui/Table.tsx'
import { EditDataset } from './EditDataset.tsx'
import { useDatasetChanges } from './useDatasetChanges.ts'

const words = text.home

/** One dataset of the list. */
export function DatasetRow({ dataset }: { dataset: DatasetSummary }) {
  const [isEditing, setIsEditing] = useState(false)
  const { id, name, description, rows, status } = dataset
  return (
    <tr className="transition-colors duration-150 hover:bg-hover">
      <Td className="max-w-0">
        {isEditing ? (
          <EditDataset dataset={dataset} onDone={() => setIsEditing(false)} />
        ) : (
          <Link
            to="/datasets/$datasetId"
            params={{ datasetId: id }}
            className="block truncate py-1 font-medium text-body hover:text-accent"
            title={name}
          >
            {name}
            {description && <span className="block truncate font-normal text-label text-muted">{description}</span>}
          </Link>
        )}
      </Td>
      <Td className="hidden text-muted uppercase md:table-cell">{dataset.kind}</Td>
      <Td numeric>{status === 'ready' ? formatCount(rows) : ''}</Td>
      <Td numeric className="hidden text-muted lg:table-cell">
        {status === 'ready' ? formatCount(dataset.columns) : ''}
      </Td>
      <Td numeric className="hidden text-muted md:table-cell">
        {formatBytes(dataset.sizeBytes)}
      </Td>
      <Td className="hidden sm:table-cell">
        <StatusBadge status={status} />
      </Td>
      <Td className="hidden truncate text-muted xl:table-cell" title={dataset.createdBy}>
        {dataset.createdBy}
      </Td>
      <Td
        className="num hidden text-muted lg:table-cell"
        title={`${formatMoment(dataset.createdAt)}, ${dataset.createdBy}`}
      >
        {formatAgo(dataset.createdAt)}
      </Td>
      <Td className="num hidden text-muted md:table-cell" title={formatMoment(dataset.updatedAt)}>
        {formatAgo(dataset.updatedAt)}
      </Td>
      <Td className="px-2">
        <RowMenu dataset={dataset} onEdit={() => setIsEditing(true)} />
      </Td>
    </tr>
  )
}

const statusLooks: Record<DatasetStatus, { tone: 'good' | 'plain' | 'bad'; icon: typeof CircleCheck }> = {
  ready: { tone: 'good', icon: CircleCheck },
  processing: { tone: 'plain', icon: LoaderCircle },
  failed: { tone: 'bad', icon: TriangleAlert },
}

export function StatusBadge({ status }: { status: DatasetStatus }) {
  const { tone, icon: Icon } = statusLooks[status]
  return (
    <Badge tone={tone} icon={<Icon size={12} aria-hidden />}>
      {words.status[status]}
    </Badge>
  )
}

function RowMenu({ dataset, onEdit }: { dataset: DatasetSummary; onEdit: () => void }) {
  const mayEdit = useMay('editor')
  const { remove } = useDatasetChanges()
  const params = { datasetId: dataset.id }
  return (
    <Menu
      trigger={
        <IconButton label={`${text.dataset.menu}: ${dataset.name}`}>
          <Ellipsis size={16} aria-hidden />
        </IconButton>
      }
    >
      {mayEdit && (
        <MenuItem icon={<PencilLine size={14} />} onSelect={onEdit}>
          {words.rename}
        </MenuItem>
      )}
      <MenuItem
        icon={<Download size={14} />}
        onSelect={() => location.assign(address(datasetRoutes.downloadOriginal, { params }))}
      >
        {words.download}
      </MenuItem>
      {mayEdit && (
        <>
          <MenuLine />
          <MenuItem danger icon={<Trash2 size={14} />} onSelect={() => void remove(dataset.id)}>
            {words.delete}
          </MenuItem>
        </>
      )}
    </Menu>
  )
}
