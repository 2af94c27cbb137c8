import type { ChartType } from '../../contract/chart.ts'
import type { Suggestion } from '../../contract/question.ts'
import { ChartOptions } from './ChartOptions.tsx'
import { TypeBar } from './TypeBar.tsx'

interface Props {
  suggestions: readonly Suggestion[]
  drawn: ChartType | null
}

/** The type of the chart, and what can be set about it. */
export function TypeRow({ suggestions, drawn }: Props) {
  return (
    <div className="flex min-w-0 flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-96">
        <TypeBar suggestions={suggestions} drawn={drawn} />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <ChartOptions drawn={drawn} />
      </div>
    </div>
  )
}
