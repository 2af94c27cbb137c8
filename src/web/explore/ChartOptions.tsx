import type { ChartSpec, Stack } from '../../contract/chart.ts'
import type { Question } from '../../contract/question.ts'
import { exploreText as words } from '../exploreText.ts'
import { Select } from '../ui/Select.tsx'
import { useExploring } from './context.ts'

type Sort = keyof typeof words.sorts

/** What else can be said about the chart that is drawn: how series stand, which way bars lie, their order. */
export function ChartOptions({ spec }: { spec: ChartSpec }) {
  const { question, edit } = useExploring()
  const { type: drawn } = spec
  const isStackable = (drawn === 'bar' || drawn === 'area') && (question.colour !== undefined || question.y.length > 1)
  const isSorted = drawn === 'bar' || drawn === 'pie' || drawn === 'table' || drawn === 'box'
  const set = (next: Question) => edit(next, words.said.options)
  return (
    <>
      {isStackable && (
        <Select
          aria-label={words.stack}
          value={question.stack ?? spec.stack}
          onChange={event => set({ ...question, stack: event.target.value as Stack })}
        >
          {(Object.keys(words.stacks) as Stack[]).map(stack => (
            <option key={stack} value={stack}>
              {words.stacks[stack]}
            </option>
          ))}
        </Select>
      )}
      {isSorted && (
        <Select
          aria-label={words.sort}
          value={question.sort ? `${question.sort.by}.${question.sort.direction}` : 'auto'}
          onChange={event => set(sorted(question, event.target.value as Sort))}
        >
          {(Object.keys(words.sorts) as Sort[]).map(sort => (
            <option key={sort} value={sort}>
              {words.sorts[sort]}
            </option>
          ))}
        </Select>
      )}
      {(drawn === 'bar' || drawn === 'box') && (
        <label className="control inline-flex items-center gap-2 text-body">
          <input
            type="checkbox"
            className="accent-accent"
            checked={question.horizontal ?? spec.horizontal}
            onChange={event => set({ ...question, horizontal: event.target.checked })}
          />
          {words.horizontal}
        </label>
      )}
    </>
  )
}

function sorted({ sort: _, ...question }: Question, sort: Sort): Question {
  const [by, direction] = sort.split('.')
  if ((by !== 'value' && by !== 'name') || (direction !== 'asc' && direction !== 'desc')) return question
  return { ...question, sort: { by, direction } }
}
