import type { Column } from '../../contract/column.ts'
import type { AggregateName, Calculation } from '../../contract/plan.ts'
import type { ValueField } from '../../contract/question.ts'
import { exploreText as words } from '../exploreText.ts'
import { isNumeric } from '../grid/cellText.ts'
import { Amount, Choice } from './Choice.tsx'
import { useExploring } from './context.ts'
import { fieldsOn, shelves } from './shelves.ts'

interface Props {
  field: ValueField
  onChange: (field: ValueField) => void
}

const numeric: AggregateName[] = ['sum', 'mean', 'median', 'quantile', 'min', 'max', 'sd', 'count', 'countDistinct']
const ordered: AggregateName[] = ['countDistinct', 'count', 'min', 'max']
const named: AggregateName[] = ['countDistinct', 'count']

/** How a figure is made, and what is made of it. */
export function ValueControls({ field, onChange }: Props) {
  const { columns } = useExploring()
  const column = field.column === undefined ? undefined : columns.get(field.column)
  const setAggregate = (aggregate: AggregateName) => {
    const { p: _, ...rest } = field
    onChange({ ...rest, aggregate, ...(aggregate === 'quantile' && { p: 0.9 }) })
  }
  return (
    <>
      {column && (
        <Choice
          label={words.calculate}
          value={field.aggregate}
          options={aggregatesOf(column).map(name => [name, words.aggregates[name]])}
          onChange={setAggregate}
        />
      )}
      {field.aggregate === 'quantile' && (
        <Amount
          label={words.percentile}
          value={Math.round((field.p ?? 0.5) * 100)}
          min={1}
          max={99}
          onChange={percent => onChange({ ...field, p: percent / 100 })}
        />
      )}
      <CalculationControls field={field} onChange={onChange} />
    </>
  )
}

function aggregatesOf(column: Column): AggregateName[] {
  if (isNumeric(column)) return numeric
  return column.type === 'date' || column.type === 'timestamp' ? ordered : named
}

type Named = keyof typeof words.calculations

/** Shares and running totals add up only what adds up. */
function CalculationControls({ field, onChange }: Props) {
  const { calculation } = field
  const adds = field.aggregate === 'sum' || field.aggregate === 'count'
  const options = (Object.keys(words.calculations) as Named[])
    .filter(name => name !== 'share' || adds)
    .map(name => [name, words.calculations[name]] as const)
  const set = (next: Calculation | null) => {
    const { calculation: _, ...rest } = field
    onChange(next ? { ...rest, calculation: next } : rest)
  }
  return (
    <>
      <Choice
        label={words.calculation}
        value={nameOf(calculation)}
        options={options}
        onChange={name => set(calculationOf(name, calculation?.along))}
      />
      {calculation?.kind === 'movingAverage' && (
        <Amount
          label={words.periods}
          value={calculation.periods}
          min={2}
          max={366}
          onChange={periods => set({ ...calculation, periods })}
        />
      )}
      {calculation?.kind === 'change' && (
        <Choice
          label={words.changeAs}
          value={calculation.as}
          options={[
            ['ratio', words.changes.ratio],
            ['difference', words.changes.difference],
          ]}
          onChange={as => set({ ...calculation, as })}
        />
      )}
      {calculation && <Along calculation={calculation} onChange={set} />}
    </>
  )
}

/** Along which of several groups a calculation runs. */
function Along({ calculation, onChange }: { calculation: Calculation; onChange: (next: Calculation) => void }) {
  const { question, columns } = useExploring()
  const groups = shelves.flatMap(shelf =>
    fieldsOn(question, shelf).flatMap(field => (field.role === 'group' ? [field.column] : [])),
  )
  const [first] = groups
  if (groups.length < 2 || first === undefined) return null
  return (
    <Choice
      label={words.along}
      value={calculation.along ?? first}
      options={[...new Set(groups)].map(id => [id, columns.get(id)?.name ?? id])}
      onChange={along => onChange({ ...calculation, along })}
    />
  )
}

function nameOf(calculation: Calculation | undefined): Named {
  if (!calculation) return 'none'
  return calculation.kind === 'change' ? calculation.against : calculation.kind
}

function calculationOf(name: Named, along: string | undefined): Calculation | null {
  const runs = along === undefined ? {} : { along }
  if (name === 'none') return null
  if (name === 'movingAverage') return { kind: name, periods: 3, ...runs }
  if (name === 'previousPeriod' || name === 'previousYear')
    return { kind: 'change', against: name, as: 'ratio', ...runs }
  return { kind: name, ...runs }
}
