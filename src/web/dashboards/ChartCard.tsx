import { Ellipsis } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { ChartModel, ChartSpec } from '../../contract/chart.ts'
import { ExportItems } from '../figures/ExportItems.tsx'
import type { Exported } from '../figures/exporting.ts'
import { text } from '../text.ts'
import { Card } from '../ui/Card.tsx'
import { cx } from '../ui/cx.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { DataDialog } from './DataDialog.tsx'
import { Legend } from './Legend.tsx'
import { ModelBody } from './ModelBody.tsx'
import { OpenInExplore } from './OpenInExplore.tsx'
import { SourceDialog } from './SourceDialog.tsx'
import { useHidden } from './useHidden.ts'

const words = text.dashboard

interface Props {
  title: string
  subtitle: string
  spec: ChartSpec | null
  /** Null while it is drawn, and of what failed: `children` stand in its place. */
  model: ChartModel | null
  /** The file it can become, without the names that were hidden; null for none. */
  exported: ((hidden: ReadonlySet<string>) => Exported) | null
  /** Whether its figures lead to where they come from. */
  hasOrigins?: boolean
  /** Further items of its menu. */
  items?: ReactNode
  /** Beside its menu. */
  marks?: ReactNode
  /** A key figure without what narrows it, in words. */
  whole?: string | undefined
  className?: string | undefined
  children?: ReactNode
}

/** A chart in its card: what it says, its menu, its picture. */
export function ChartCard({ hasOrigins = true, items, marks, whole, className, children, ...chart }: Props) {
  const { title, subtitle, spec, model, exported } = chart
  const [floating, setFloating] = useState<'data' | 'source' | null>(null)
  const [hidden, toggle] = useHidden()
  const close = () => setFloating(null)
  const isFigure = (model ?? spec)?.type === 'metric'
  return (
    <Card
      role="group"
      aria-label={title}
      className={cx('group/tile flex h-full min-w-0 flex-col px-4 pt-3 pb-3', className)}
    >
      <header className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2
            className={cx('font-semibold text-body', isFigure ? 'line-clamp-2 lg:line-clamp-1' : 'truncate')}
            title={title}
          >
            {title}
            {subtitle && isFigure && <span className="font-normal text-label text-muted"> {subtitle}</span>}
          </h2>
          {!isFigure && (
            <div className="flex flex-wrap items-baseline gap-x-4">
              {subtitle && (
                <p className="max-w-full truncate text-label text-muted" title={subtitle}>
                  {subtitle}
                </p>
              )}
              {model && <Legend model={model} hidden={hidden} onToggle={toggle} />}
            </div>
          )}
        </div>
        {marks}
        <Menu
          trigger={
            <IconButton label={words.chartMenu(title)} className="-mt-1.5 -mr-2">
              <Ellipsis size={16} aria-hidden />
            </IconButton>
          }
        >
          {model && <MenuItem onSelect={() => setFloating('data')}>{words.viewData}</MenuItem>}
          {hasOrigins && spec && <OpenInExplore spec={spec} />}
          {hasOrigins && model && <MenuItem onSelect={() => setFloating('source')}>{words.where}</MenuItem>}
          {items}
          {model && exported && <ExportItems chart={exported(hidden)} />}
        </Menu>
      </header>
      {model && spec ? (
        <ModelBody
          model={model}
          encoding={spec.encoding}
          title={title}
          hidden={hidden}
          whole={whole}
          onOpenData={() => setFloating('data')}
        />
      ) : (
        children
      )}
      {model && floating === 'data' && <DataDialog model={model} title={title} onClose={close} />}
      {model && floating === 'source' && <SourceDialog model={model} title={title} onClose={close} />}
    </Card>
  )
}
