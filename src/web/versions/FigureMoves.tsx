import type { FigureMove } from '../../contract/version.ts'
import { figureName, writtenFigure } from '../figures/EffectList.tsx'
import { formatPercent } from '../format.ts'
import { qualityText } from '../qualityText.ts'
import { versionsText } from '../versionsText.ts'

const words = versionsText.diff.byRows
type Cause = keyof typeof words
const causes = ['byNew', 'byChanged', 'byGone'] as const satisfies readonly Cause[]

/** Key figures that move, and which rows move them by how much. */
export function FigureMoves({ figures }: { figures: readonly FigureMove[] }) {
  const moved = figures.filter(({ before, after }) => before !== after)
  const same = figures.length - moved.length
  return (
    <div className="grid gap-1 text-body">
      <ul className="grid gap-2">
        {moved.map(figure => (
          <li key={`${figure.columnId}${figure.aggregate}`}>
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="min-w-0 truncate">{figureName(figure)}</span>
              <span className="num">
                <span className="text-muted">{writtenFigure(figure, figure.before)}</span>
                {' → '}
                <span className="font-medium">{writtenFigure(figure, figure.after)}</span>
                {figure.change !== null && (
                  <span className="ml-2 text-muted">{signed(figure.change, formatPercent(figure.change))}</span>
                )}
              </span>
            </div>
            <Causes figure={figure} />
          </li>
        ))}
      </ul>
      {same > 0 && (
        <p className="text-muted">{moved.length === 0 ? qualityText.effect.none : qualityText.effect.same(same)}</p>
      )}
    </div>
  )
}

function Causes({ figure }: { figure: FigureMove }) {
  const said = causes.flatMap(cause => {
    const by = figure[cause]
    return by === null || by === 0 ? [] : [`${signed(by, writtenFigure(figure, by))} ${words[cause]}`]
  })
  if (said.length === 0) return null
  return <p className="num text-right text-label text-muted">{said.join(' · ')}</p>
}

function signed(n: number, written: string): string {
  return n > 0 ? `+${written}` : written
}
