import type { ChartSpec } from '../../contract/chart.ts'
import type { Suggestion } from '../../contract/question.ts'
import { ChartOptions } from './ChartOptions.tsx'
import { TypeBar } from './TypeBar.tsx'
import { TypeReason } from './TypeReason.tsx'
import { TypeSelect } from './TypeSelect.tsx'

interface Props {
  suggestions: readonly Suggestion[]
  /** The chart that is drawn now. */
  spec: ChartSpec | null
}

/** The type of the chart with its reason, and what can be set about it. On a phone the types are the phone's own list. */
export function TypeRow({ suggestions, spec }: Props) {
  const drawn = spec?.type ?? null
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-2">
      <div className="hidden sm:block">
        <TypeBar suggestions={suggestions} drawn={drawn} />
      </div>
      <div className="min-w-36 flex-1 sm:hidden">
        <TypeSelect suggestions={suggestions} />
      </div>
      <TypeReason suggestions={suggestions} />
      <div className="flex flex-wrap items-center gap-2 empty:hidden">{spec && <ChartOptions spec={spec} />}</div>
    </div>
  )
}
