import type { UseQueryResult } from '@tanstack/react-query'
import type { Tile } from '../../contract/automatic.ts'
import type { Output } from '../../contract/route.ts'
import type { chartRoutes } from '../../contract/routes/analytics.ts'
import { Fault as ApiFault } from '../api.ts'
import { TileCard } from '../dashboards/TileCard.tsx'
import { exploreText as words } from '../exploreText.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { cx } from '../ui/cx.ts'
import { Empty } from '../ui/Empty.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useExploring } from './context.ts'
import { isFiltered, unfiltered } from './filterTree.ts'
import { PatienceNote } from './PatienceNote.tsx'

type Asked = Output<typeof chartRoutes.askChart>

interface Props {
  asked: UseQueryResult<Asked>
  /** Takes the last step back; none when there is no step. */
  onUndo: (() => void) | null
}

/** The answer as a chart; while another is awaited the last one stays, dimmed, and a fault stands in its place. */
export function Picture({ asked, onUndo }: Props) {
  const { question, table, edit } = useExploring()
  const retry = () => void asked.refetch()
  if (asked.isError)
    return (
      <Card className="grid min-h-48 content-center">
        <Fault error={asked.error} onRetry={isOurs(asked.error) ? undefined : retry} />
        {onUndo && (
          <Button onClick={onUndo} className="mx-4 mb-4 justify-self-start">
            {words.takeBack}
          </Button>
        )}
      </Card>
    )
  if (!asked.data)
    return (
      <Card aria-busy className={cx('relative flex flex-col gap-3 p-4', tall)}>
        <Skeleton className="h-5 w-64 max-w-full" />
        <Skeleton className="mt-2 min-h-0 flex-1" />
        <PatienceNote rows={table.rowCount} onUndo={onUndo} />
      </Card>
    )
  const isOld = asked.isPlaceholderData
  if (!isOld && isFiltered(question) && asked.data.model.table.rowCount === 0)
    return (
      <Card className={cx('grid content-center', tall)}>
        <Empty
          action={<Button onClick={() => edit(unfiltered(question), words.said.filter)}>{words.clearFilters}</Button>}
        >
          {words.noneMatch}
        </Empty>
      </Card>
    )
  return (
    <div aria-busy={isOld} className={cx('relative min-w-0', heightOf(asked.data))}>
      {/* An answer that comes at once does not flicker. */}
      <div className={cx('h-full transition-opacity duration-150', isOld && 'opacity-60 delay-150')}>
        <TileCard tile={tileOf(asked.data)} onRetry={retry} />
      </div>
      {isOld && <PatienceNote rows={table.rowCount} onUndo={onUndo} />}
    </div>
  )
}

const tall = 'h-[max(24rem,calc(100dvh-30rem))]'
/** Small multiples take the height they need: the page scrolls, not the card. */
const tallOrMore = 'grid min-h-[max(24rem,calc(100dvh-30rem))]'
/** A single figure needs no room for axes. */
function heightOf({ spec, model }: Asked): string {
  if (spec.type === 'metric') return 'h-40'
  return model.facets ? tallOrMore : tall
}

/** Whether it is the question that cannot be answered: asked again it would fail again. */
const isOurs = (error: Error) => error instanceof ApiFault && error.code === 'invalid_plan'

function tileOf({ spec, model, suggestions }: Asked): Tile {
  const why = suggestions.find(({ type }) => type === spec.type)?.why ?? spec.title
  return { id: 'explore', place: { x: 0, y: 0, w: 12, h: 1 }, spec, model, why, problem: null }
}
