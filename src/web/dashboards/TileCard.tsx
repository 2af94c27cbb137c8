import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { Tile } from '../../contract/automatic.ts'
import { ExportItems } from '../figures/ExportItems.tsx'
import { text } from '../text.ts'
import { Card } from '../ui/Card.tsx'
import { cx } from '../ui/cx.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { say } from '../words.ts'
import { DataDialog } from './DataDialog.tsx'
import { Legend } from './Legend.tsx'
import { ModelBody } from './ModelBody.tsx'
import { OpenInExplore } from './OpenInExplore.tsx'
import { SourceDialog } from './SourceDialog.tsx'
import { subtitleOf } from './subtitleOf.ts'
import { TasteItems } from './TasteItems.tsx'
import { TileProblem } from './TileProblem.tsx'
import { useTileActions } from './tileActions.ts'
import { useHidden } from './useHidden.ts'
import { WhyDialog } from './WhyDialog.tsx'

const words = text.dashboard
type Floating = 'data' | 'why' | 'source' | null

interface Props {
  tile: Tile
  onRetry: () => void
}

/** One tile: its title, its menu, its picture. When it fails it fails alone. */
export function TileCard({ tile, onRetry }: Props) {
  const [floating, setFloating] = useState<Floating>(null)
  const [hidden, toggle] = useHidden()
  const { compared } = useTileActions()
  const close = () => setFloating(null)
  const { model, spec } = tile
  const title = say(model?.title ?? spec.title)
  const subtitle = subtitleOf(tile)
  return (
    <Card role="group" aria-label={title} className="group/tile flex h-full min-w-0 flex-col px-4 pt-3 pb-3">
      <header className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2
            className={cx(
              'font-semibold text-body',
              spec.type === 'metric' ? 'line-clamp-2 lg:line-clamp-1' : 'truncate',
            )}
            title={title}
          >
            {title}
            {subtitle && spec.type === 'metric' && (
              <span className="font-normal text-label text-muted"> {subtitle}</span>
            )}
          </h2>
          {spec.type !== 'metric' && (
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
        <Menu
          trigger={
            <IconButton label={words.chartMenu(title)} className="-mt-1.5 -mr-2">
              <Ellipsis size={16} aria-hidden />
            </IconButton>
          }
        >
          {model && <MenuItem onSelect={() => setFloating('data')}>{words.viewData}</MenuItem>}
          <OpenInExplore spec={spec} />
          <MenuItem onSelect={() => setFloating('why')}>{words.why}</MenuItem>
          {model && <MenuItem onSelect={() => setFloating('source')}>{words.where}</MenuItem>}
          <TasteItems tile={tile} />
          {model && <ExportItems chart={{ spec, hidden, ...(compared && { compare: compared }) }} />}
        </Menu>
      </header>
      <TileBody tile={tile} title={title} hidden={hidden} onRetry={onRetry} onOpenData={() => setFloating('data')} />
      {model && floating === 'data' && <DataDialog model={model} title={title} onClose={close} />}
      {model && floating === 'source' && <SourceDialog model={model} title={title} onClose={close} />}
      {floating === 'why' && <WhyDialog title={title} why={say(tile.why)} onClose={close} />}
    </Card>
  )
}

interface BodyProps extends Props {
  title: string
  hidden: ReadonlySet<string>
  onOpenData: () => void
}

function TileBody({ tile, title, hidden, onRetry, onOpenData }: BodyProps) {
  const { model } = tile
  if (!model) return <TileProblem problem={tile.problem} onRetry={onRetry} />
  return <ModelBody model={model} encoding={tile.spec.encoding} title={title} hidden={hidden} onOpenData={onOpenData} />
}
