import { Link } from '@tanstack/react-router'
import { Copy, Ellipsis, PencilLine, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { SavedChart } from '../../contract/savedChart.ts'
import { useMay } from '../access/me.ts'
import { ChartIcon } from '../explore/chartIcon.tsx'
import { exploreText } from '../exploreText.ts'
import { ExportItems } from '../figures/ExportItems.tsx'
import { formatAgo, formatMoment } from '../format.ts'
import { savedChartsText as words } from '../savedChartsText.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/Menu.tsx'
import { Td } from '../ui/Table.tsx'
import { toast } from '../ui/Toast.tsx'
import { RenameDialog } from './RenameDialog.tsx'
import { useChartChanges } from './useChartChanges.ts'

/** One saved chart of the list. */
export function ChartRow({ chart }: { chart: SavedChart }) {
  const { dataset, datasetId, tableId, type, deletedAt } = chart
  const mayEdit = useMay('editor')
  return (
    <tr className="transition-colors duration-150 hover:bg-hover">
      <Td className="max-w-0">
        {dataset.state === 'here' && deletedAt === null ? (
          <Link
            to="/datasets/$datasetId"
            params={{ datasetId }}
            search={{ tab: 'explore', table: tableId, chart: chart.id }}
            className="flex min-w-0 items-center gap-2 py-1 font-medium hover:text-accent"
            title={chart.name}
          >
            <Named chart={chart} />
          </Link>
        ) : (
          <span
            className="flex min-w-0 items-center gap-2 py-1 text-muted"
            title={deletedAt === null ? words.noDataset : chart.name}
          >
            <Named chart={chart} />
          </span>
        )}
      </Td>
      <Td className="hidden text-muted sm:table-cell">{exploreText.types[type]}</Td>
      <Td className="hidden max-w-0 truncate text-muted md:table-cell" title={dataset.name}>
        {dataset.state === 'here' ? dataset.name : `${dataset.name} (${words.noDataset})`}
      </Td>
      <Td className="hidden max-w-0 truncate text-muted lg:table-cell" title={chart.createdBy}>
        {chart.createdBy}
      </Td>
      <Td className="num hidden text-muted sm:table-cell" title={formatMoment(chart.updatedAt)}>
        {formatAgo(chart.updatedAt)}
      </Td>
      <Td className="px-2 text-right">
        {deletedAt === null ? <RowMenu chart={chart} mayEdit={mayEdit} /> : mayEdit && <RestoreButton chart={chart} />}
      </Td>
    </tr>
  )
}

function Named({ chart }: { chart: SavedChart }) {
  const { name, description, type, dataset, updatedAt, deletedAt } = chart
  const when = deletedAt === null ? formatAgo(updatedAt) : words.deletedAgo(formatAgo(deletedAt))
  return (
    <>
      <span className="text-muted">
        <ChartIcon type={type} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate">{name}</span>
        {description && <span className="block truncate font-normal text-label text-muted">{description}</span>}
        {/* A narrow list has no room for columns. */}
        <span className="block truncate font-normal text-label text-muted sm:hidden">
          {dataset.name} · {when}
        </span>
        {deletedAt !== null && <span className="hidden font-normal text-label text-muted sm:block">{when}</span>}
      </span>
    </>
  )
}

function RestoreButton({ chart }: { chart: SavedChart }) {
  const { restore } = useChartChanges()
  return (
    <Button busy={restore.isPending} onClick={() => restore.mutate(chart.id)}>
      <RotateCcw size={14} aria-hidden />
      {words.restoreIt}
    </Button>
  )
}

function RowMenu({ chart, mayEdit }: { chart: SavedChart; mayEdit: boolean }) {
  const [isRenaming, setIsRenaming] = useState(false)
  const { create, remove } = useChartChanges()
  const { name, description, question } = chart
  const duplicate = () =>
    create.mutate(
      { name: words.copyOf(name).slice(0, 200), description, question },
      { onSuccess: made => toast(words.duplicated(made.name)) },
    )
  return (
    <>
      <Menu
        trigger={
          <IconButton label={words.menuOf(name)}>
            <Ellipsis size={16} aria-hidden />
          </IconButton>
        }
      >
        {mayEdit && (
          <>
            <MenuItem icon={<PencilLine size={14} />} onSelect={() => setIsRenaming(true)}>
              {words.rename}
            </MenuItem>
            <MenuItem icon={<Copy size={14} />} onSelect={duplicate}>
              {words.duplicate}
            </MenuItem>
          </>
        )}
        {chart.dataset.state === 'here' && <ExportItems chart={{ chartId: chart.id }} isFirst={!mayEdit} />}
        {mayEdit && (
          <>
            <MenuLine />
            <MenuItem danger icon={<Trash2 size={14} />} onSelect={() => remove.mutate(chart.id)}>
              {words.delete}
            </MenuItem>
          </>
        )}
      </Menu>
      {isRenaming && <RenameDialog chart={chart} onClose={() => setIsRenaming(false)} />}
    </>
  )
}
