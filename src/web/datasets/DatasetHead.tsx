import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronRight, Download, Ellipsis, Eye, FolderInput, History, Trash2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { Dataset, DatasetTable } from '../../contract/dataset.ts'
import { datasetRoutes } from '../../contract/routes/datasets.ts'
import { useMay } from '../access/me.ts'
import { address } from '../api.ts'
import { Favourite } from '../organise/Favourite.tsx'
import { MoveDialog } from '../organise/MoveDialog.tsx'
import { Notes } from '../organise/Notes.tsx'
import { Tags } from '../organise/Tags.tsx'
import { organiseText } from '../organiseText.ts'
import { text } from '../text.ts'
import { cx } from '../ui/cx.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { InlineEdit } from '../ui/InlineEdit.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { useTitle } from '../ui/Page.tsx'
import { versionsText } from '../versionsText.ts'
import type { Tab } from './DatasetTabs.tsx'
import { RefreshButton } from './RefreshButton.tsx'
import { Signature } from './Signature.tsx'
import { useDatasetChanges } from './useDatasetChanges.ts'

const RowRulesDialog = lazy(() =>
  import('../rowRules/RowRulesDialog.tsx').then(module => ({ default: module.RowRulesDialog })),
)

interface Props {
  dataset: Dataset
  /** What is looked at: one table, or all of them. */
  tables: readonly DatasetTable[]
  onTab: (tab: Tab) => void
}

/** Title, signature and actions of a dataset. */
export function DatasetHead({ dataset, tables, onTab }: Props) {
  const mayEdit = useMay('editor')
  const { edit } = useDatasetChanges()
  const { id, name, description } = dataset
  useTitle(name)
  return (
    <header>
      <div className="flex items-center gap-1">
        <Link to="/" className="-ml-1 hidden rounded-control px-1 text-muted hover:text-fg sm:inline">
          {text.dataset.back}
        </Link>
        <ChevronRight size={14} aria-hidden className="hidden shrink-0 text-muted sm:inline" />
        <h1 className="min-w-0 flex-1 font-semibold sm:pl-2 text-title tracking-[-0.01em]">
          <InlineEdit
            value={name}
            label={text.home.nameLabel}
            maxLength={200}
            required
            disabled={!mayEdit}
            className="block font-semibold text-title"
            onSave={next => edit({ id, name: next })}
          />
        </h1>
        <Favourite dataset={dataset} />
        {mayEdit && !dataset.isRuled && <RefreshButton target={dataset} />}
        <HeadMenu dataset={dataset} />
      </div>
      {tables.length > 0 && <Signature dataset={dataset} tables={tables} onTab={onTab} />}
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 print:hidden">
        {(description || mayEdit) && (
          <div className={cx('text-muted', description ? 'min-w-0 basis-full text-body' : 'shrink-0 text-label')}>
            <InlineEdit
              value={description}
              label={text.home.description}
              placeholder={text.home.describe}
              maxLength={2000}
              disabled={!mayEdit}
              className={description ? 'text-body' : 'text-label'}
              onSave={next => edit({ id, description: next })}
            />
          </div>
        )}
        <Tags tags={dataset.tags} {...(mayEdit && { onChange: tags => edit({ id, tags }) })} />
        <Notes dataset={dataset} />
      </div>
    </header>
  )
}

function HeadMenu({ dataset }: { dataset: Dataset }) {
  const [mayEdit, mayRule] = [useMay('editor'), useMay('admin')]
  const { remove } = useDatasetChanges()
  const go = useNavigate()
  const params = { datasetId: dataset.id }
  const [isMoving, setIsMoving] = useState(false)
  const [isRuling, setIsRuling] = useState(false)
  return (
    <>
      <Menu
        trigger={
          <IconButton label={text.dataset.menu}>
            <Ellipsis size={16} aria-hidden />
          </IconButton>
        }
      >
        <MenuItem
          icon={<History size={14} />}
          onSelect={() => void go({ to: '/datasets/$datasetId/versions', params })}
        >
          {versionsText.history}
        </MenuItem>
        {!dataset.isRuled && (
          <MenuItem
            icon={<Download size={14} />}
            onSelect={() => location.assign(address(datasetRoutes.downloadOriginal, { params }))}
          >
            {text.home.download}
          </MenuItem>
        )}
        {mayRule && (
          <MenuItem icon={<Eye size={14} />} onSelect={() => setIsRuling(true)}>
            {text.dataset.whoSees}
          </MenuItem>
        )}
        {mayEdit && (
          <MenuItem icon={<FolderInput size={14} />} onSelect={() => setIsMoving(true)}>
            {organiseText.move}
          </MenuItem>
        )}
        {mayEdit && !dataset.isRuled && (
          <MenuItem
            danger
            icon={<Trash2 size={14} />}
            onSelect={() => void go({ to: '/' }).then(() => remove(dataset.id))}
          >
            {text.home.delete}
          </MenuItem>
        )}
      </Menu>
      {isMoving && <MoveDialog dataset={dataset} onClose={() => setIsMoving(false)} />}
      {isRuling && (
        <Suspense>
          <RowRulesDialog dataset={dataset} onClose={() => setIsRuling(false)} />
        </Suspense>
      )}
    </>
  )
}
