import { Sparkles } from 'lucide-react'
import type { ReactNode } from 'react'
import { ChartType } from '../../contract/chart.ts'
import type { Suggestion } from '../../contract/question.ts'
import { exploreText as words } from '../exploreText.ts'
import { cx } from '../ui/cx.ts'
import { Tooltip } from '../ui/Tooltip.tsx'
import { say } from '../words.ts'
import { arranged } from './arrange.ts'
import { ChartIcon } from './chartIcon.tsx'
import { useExploring } from './context.ts'

interface Props {
  suggestions: readonly Suggestion[]
  /** What is drawn now. */
  drawn: ChartType | null
}

/** The types of charts: the suggested one is marked, and one that does not fit says why. */
export function TypeBar({ suggestions, drawn }: Props) {
  const { question, columns, edit } = useExploring()
  const [best] = suggestions
  const isAuto = question.type === 'auto'
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div role="group" aria-label={words.typeLabel} className="flex flex-wrap items-center gap-0.5">
      <TypeButton
        label={words.auto}
        note={best ? words.suggestedWhy(say(best.why)) : words.auto}
        isOn={isAuto}
        onClick={() => edit({ ...question, type: 'auto' }, words.said.type(words.auto))}
      >
        <Sparkles size={16} aria-hidden />
      </TypeButton>
      <span aria-hidden className="mx-1 h-5 w-px bg-line" />
      {ChartType.options.map(type => {
        const next = arranged(question, type, columns)
        const fits = typeof next !== 'string'
        const why = suggestions.find(suggestion => suggestion.type === type)?.why
        const isBest = best?.type === type
        return (
          <TypeButton
            key={type}
            label={isBest ? words.isSuggested(words.types[type]) : words.types[type]}
            note={fits ? (why ? say(why) : words.turned(words.types[type])) : next}
            isOn={question.type === type}
            isDrawn={isAuto && drawn === type}
            isBest={isBest}
            onClick={fits ? () => edit(next, words.said.type(words.types[type])) : null}
          >
            <ChartIcon type={type} />
          </TypeButton>
        )
      })}
    </div>
  )
}

interface ButtonProps {
  label: string
  /** Why it fits, or what it needs. */
  note: string
  isOn: boolean
  isDrawn?: boolean
  isBest?: boolean
  onClick: (() => void) | null
  children: ReactNode
}

function TypeButton({ label, note, isOn, isDrawn = false, isBest = false, onClick, children }: ButtonProps) {
  return (
    <Tooltip text={note}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={isOn}
        // Reachable though it does nothing: its reason is what one wants to hear.
        aria-disabled={onClick === null || undefined}
        onClick={onClick ?? undefined}
        className={cx(
          'control-square relative inline-flex shrink-0 items-center justify-center rounded-control transition-colors duration-150',
          isOn ? 'bg-accent-soft text-accent' : isDrawn ? 'bg-hover text-fg' : 'text-muted',
          onClick === null ? 'cursor-not-allowed opacity-40' : !isOn && 'hover:bg-hover hover:text-fg',
        )}
      >
        {children}
        {isBest && <span aria-hidden className="absolute top-1 right-1 size-1.5 rounded-full bg-accent" />}
      </button>
    </Tooltip>
  )
}
