import type { Column } from '../../contract/column.ts'
import type { TimePart, TimeUnit } from '../../contract/plan.ts'
import type { GroupField, Leading } from '../../contract/question.ts'
import { exploreText as words } from '../exploreText.ts'
import { formatNumber } from '../format.ts'
import { isNumeric } from '../grid/cellText.ts'
import { Amount, Choice } from './Choice.tsx'
import { useExploring } from './context.ts'
import { valueWords } from './fieldWords.ts'
import { valueFields } from './shelves.ts'

interface Props {
  field: GroupField
  onChange: (field: GroupField) => void
}

/** How a column groups: dates by a unit or a repeating part, numbers in ranges, names by the leading ones. */
export function GroupControls({ field, onChange }: Props) {
  const { columns } = useExploring()
  const column = columns.get(field.column)
  if (!column) return null
  const isDate = column.type === 'date' || column.type === 'timestamp'
  return (
    <>
      {isDate && <TimeChoice field={field} column={column} onChange={onChange} />}
      {isNumeric(column) && <BinsChoice field={field} onChange={onChange} />}
      <LeadingChoice field={field} onChange={onChange} />
    </>
  )
}

const dayUnits: TimeUnit[] = ['year', 'quarter', 'month', 'week', 'day']
const dayParts: TimePart[] = ['quarterOfYear', 'monthOfYear', 'dayOfMonth', 'dayOfWeek']

function TimeChoice({ field, column, onChange }: Props & { column: Column }) {
  const isMoment = column.type === 'timestamp'
  const units: TimeUnit[] = isMoment ? [...dayUnits, 'hour', 'minute'] : dayUnits
  const parts: TimePart[] = isMoment ? [...dayParts, 'hourOfDay'] : dayParts
  const { timeUnit, timePart, ...rest } = field
  type Named = TimeUnit | TimePart | 'none'
  const set = (name: Named) => {
    const unit = units.find(u => u === name)
    const part = parts.find(p => p === name)
    onChange({ ...rest, ...(unit && { timeUnit: unit }), ...(part && { timePart: part }) })
  }
  return (
    <Choice<Named>
      label={words.timeUnit}
      value={timeUnit ?? timePart ?? 'none'}
      options={[
        ...units.map(unit => [unit, words.unitTitles[unit]] as const),
        ...parts.map(part => [part, words.parts[part]] as const),
        ['none', words.asItStands],
      ]}
      onChange={set}
    />
  )
}

function BinsChoice({ field, onChange }: Props) {
  const { bins, width, ...rest } = field
  return (
    <>
      <Choice
        label={words.bins}
        value={bins !== undefined ? 'bins' : width !== undefined ? 'width' : 'each'}
        options={[
          ...(width === undefined ? [] : [['width', words.binsOf(formatNumber(width))] as const]),
          ['bins', words.bins],
          ['each', words.noBins],
        ]}
        onChange={kind => {
          if (kind === 'width') return
          const { leading: _, ...plain } = rest
          onChange(kind === 'bins' ? { ...plain, bins: 20 } : rest)
        }}
      />
      {bins !== undefined && (
        <Amount label={words.topN} value={bins} min={2} max={200} onChange={n => onChange({ ...rest, bins: n })} />
      )}
    </>
  )
}

function LeadingChoice({ field, onChange }: Props) {
  const { question, columns } = useExploring()
  const { leading, ...rest } = field
  const figures = valueFields(question)
  if (field.bins !== undefined || field.width !== undefined) return null
  const set = (next: Leading | null) => onChange(next ? { ...rest, leading: next } : rest)
  return (
    <>
      <Choice
        label={words.leading}
        value={leading ? (leading.other ? 'other' : 'top') : 'all'}
        options={[
          ['all', words.allGroups],
          ['other', `${words.top(leading?.n ?? 10)} + Other`],
          ['top', words.top(leading?.n ?? 10)],
        ]}
        onChange={kind => set(kind === 'all' ? null : { n: 10, by: 0, ...leading, other: kind === 'other' })}
      />
      {leading && (
        <Amount label={words.topN} value={leading.n} min={1} max={1000} onChange={n => set({ ...leading, n })} />
      )}
      {leading && figures.length > 1 && (
        <Choice
          label={words.topBy}
          value={String(leading.by)}
          options={figures.map((figure, i) => [String(i), valueWords(figure, columns)])}
          onChange={by => set({ ...leading, by: Number(by) })}
        />
      )}
    </>
  )
}
