import { figureName, writtenFigure } from '../figures/EffectList.tsx'
import { versionsText } from '../versionsText.ts'
import type { Summary } from './summary.ts'

const words = versionsText.diff

interface Props {
  summary: Summary
  /** Whether the figures that move are named. */
  withMoves?: boolean
  className?: string
}

/** All that differs in one breath: rows, the figures that move, tiles, remarks. */
export function DiffSentence({ summary, withMoves = true, className }: Props) {
  const { sentence } = words
  const rows = [sentence.new(summary.new), sentence.changed(summary.changed), sentence.gone(summary.gone)].join(', ')
  const moves = withMoves
    ? summary.moves
        .filter(({ columnId }) => columnId !== null)
        .slice(0, 2)
        .map(figure =>
          sentence.moves(figureName(figure), writtenFigure(figure, figure.before), writtenFigure(figure, figure.after)),
        )
    : []
  const rest = [sentence.tiles(summary.tiles), sentence.alerts(summary.alerts)]
  return <p className={className}>{[`${rows}.`, ...moves, ...rest].join(' ')}</p>
}
