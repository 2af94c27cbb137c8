import { Link } from '@tanstack/react-router'
import {
  ArchiveRestore,
  CircleCheck,
  Download,
  Ellipsis,
  FolderInput,
  LoaderCircle,
  PencilLine,
  Trash2,
  TriangleAlert,
} from 'lucide-react'
import { useState } from 'react'
import type { DatasetStatus, ListedDataset } from '../../contract/dataset.ts'
import { datasetRoutes } from '../../contract/routes/datasets.ts'
import { useMay } from '../access/me.ts'
import { address } from '../api.ts'
import { formatAgo, formatBytes, formatCount, formatMoment } from '../format.ts'
import { Favourite } from '../organise/Favourite.tsx'
import { MoveDialog } from '../organise/MoveDialog.tsx'
import { PurgeDialog } from '../organise/PurgeDialog.tsx'
import { Tags } from '../organise/Tags.tsx'
import { organiseText } from '../organiseText.ts'
import { SeenRows } from '../rowRules/SomeRows.tsx'
import { text } from '../text.ts'
import { Badge } from '../ui/Badge.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/Menu.tsx'
import { Td } from '../ui/Table.tsx'
import { EditDataset } from './EditDataset.tsx'
import { useDatasetChanges } from './useDatasetChanges.ts'

const words = text.home

/** One dataset of the list. */
export function DatasetRow({ dataset }: { dataset: ListedDataset }) {
  const [isEditing, setIsEditing] = useState(false)
  const { id, name, description, rows, status } = dataset
  const mayRefresh = status === 'ready' && dataset.deletedAt === null && !dataset.isRuled
  return (
    <tr
      {...(mayRefresh && { 'data-dataset': id, 'data-dataset-name': name })}
      className="transition-colors duration-150 hover:bg-hover"
    >
      <Td className="max-w-0">
        {isEditing ? (
          <EditDataset dataset={dataset} onDone={() => setIsEditing(false)} />
        ) : dataset.deletedAt !== null ? (
          <span className="block truncate py-1 text-body">{name}</span>
        ) : (
          <span className="flex items-center gap-1">
            <Favourite dataset={dataset} />
            <Link
              to="/datasets/$datasetId"
              params={{ datasetId: id }}
              className="block min-w-0 truncate py-1 font-medium text-body hover:text-accent"
              title={name}
            >
              {name}
              {description && <span className="block truncate font-normal text-label text-muted">{description}</span>}
            </Link>
            <span className="hidden xl:inline">
              <Tags tags={dataset.tags.slice(0, 3)} />
            </span>
          </span>
        )}
      </Td>
      <Td className="hidden text-muted uppercase md:table-cell">{dataset.kind}</Td>
      <Td numeric>
        {dataset.isRuled && <SeenRows />}
        {status === 'ready' ? formatCount(rows) : ''}
      </Td>
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

function RowMenu({ dataset, onEdit }: { dataset: ListedDataset; onEdit: () => void }) {
  const mayEdit = useMay('editor')
  const { remove, restore } = useDatasetChanges()
  const [asking, setAsking] = useState<'move' | 'purge' | null>(null)
  const params = { datasetId: dataset.id }
  if (dataset.deletedAt !== null)
    return mayEdit ? (
      <>
        <Menu
          trigger={
            <IconButton label={`${text.dataset.menu}: ${dataset.name}`}>
              <Ellipsis size={16} aria-hidden />
            </IconButton>
          }
        >
          <MenuItem icon={<ArchiveRestore size={14} />} onSelect={() => restore(dataset.id)}>
            {organiseText.restore}
          </MenuItem>
          <MenuItem danger icon={<Trash2 size={14} />} onSelect={() => setAsking('purge')}>
            {organiseText.purge}
          </MenuItem>
        </Menu>
        {asking === 'purge' && <PurgeDialog dataset={dataset} onClose={() => setAsking(null)} />}
      </>
    ) : null
  return (
    <>
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
        {!dataset.isRuled && (
          <MenuItem
            icon={<Download size={14} />}
            onSelect={() => location.assign(address(datasetRoutes.downloadOriginal, { params }))}
          >
            {words.download}
          </MenuItem>
        )}
        {mayEdit && (
          <>
            <MenuItem icon={<FolderInput size={14} />} onSelect={() => setAsking('move')}>
              {organiseText.move}
            </MenuItem>
            {!dataset.isRuled && <MenuLine />}
            {!dataset.isRuled && (
              <MenuItem danger icon={<Trash2 size={14} />} onSelect={() => void remove(dataset.id)}>
                {words.delete}
              </MenuItem>
            )}
          </>
        )}
      </Menu>
      {asking === 'move' && <MoveDialog dataset={dataset} onClose={() => setAsking(null)} />}
    </>
  )
}
