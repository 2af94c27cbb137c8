import { ChartType } from '../../contract/chart.ts'
import type { Suggestion } from '../../contract/question.ts'
import { exploreText as words } from '../exploreText.ts'
import { Select } from '../ui/Select.tsx'
import { arranged } from './arrange.ts'
import { useExploring } from './context.ts'

/** The types of charts as a list; one that does not fit cannot be chosen. */
export function TypeSelect({ suggestions }: { suggestions: readonly Suggestion[] }) {
  const { question, columns, edit } = useExploring()
  const [best] = suggestions
  const choose = (chosen: string) => {
    const type = ChartType.options.find(option => option === chosen)
    const next = type ? arranged(question, type, columns) : { ...question, type: 'auto' as const }
    if (typeof next !== 'string') edit(next, words.said.type(type ? words.types[type] : words.auto))
  }
  return (
    <Select
      aria-label={words.typeLabel}
      className="w-full"
      value={question.type}
      onChange={event => choose(event.target.value)}
    >
      <option value="auto">{best ? words.autoIs(words.types[best.type]) : words.auto}</option>
      {ChartType.options.map(type => (
        <option key={type} value={type} disabled={typeof arranged(question, type, columns) === 'string'}>
          {words.types[type]}
        </option>
      ))}
    </Select>
  )
}
