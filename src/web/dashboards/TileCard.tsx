import { useState } from 'react'
import type { Tile } from '../../contract/automatic.ts'
import { text } from '../text.ts'
import { MenuItem } from '../ui/Menu.tsx'
import { say } from '../words.ts'
import { AddToItem } from './addTo/AddToItem.tsx'
import { ChartCard } from './ChartCard.tsx'
import { subtitleOf } from './subtitleOf.ts'
import { TasteItems } from './TasteItems.tsx'
import { TileProblem } from './TileProblem.tsx'
import { useTileActions } from './tileActions.ts'
import { WhyDialog } from './WhyDialog.tsx'

interface Props {
  tile: Tile
  onRetry: () => void
}

/** One tile of an automatic dashboard. When it fails it fails alone. */
export function TileCard({ tile, onRetry }: Props) {
  const [asksWhy, setAsksWhy] = useState(false)
  const { compared } = useTileActions()
  const { model, spec } = tile
  const title = say(model?.title ?? spec.title)
  return (
    <>
      <ChartCard
        title={title}
        subtitle={subtitleOf(tile)}
        spec={spec}
        model={model}
        exported={hidden => ({ spec, hidden, ...(compared && { compare: compared }) })}
        items={
          <>
            <MenuItem onSelect={() => setAsksWhy(true)}>{text.dashboard.why}</MenuItem>
            <TasteItems tile={tile} />
            <AddToItem spec={spec} />
          </>
        }
      >
        <TileProblem problem={tile.problem} onRetry={onRetry} />
      </ChartCard>
      {asksWhy && <WhyDialog title={title} why={say(tile.why)} onClose={() => setAsksWhy(false)} />}
    </>
  )
}
