import { Plus, X } from 'lucide-react'
import type { Column } from '../../../contract/column.ts'
import type { AggregateName, TimeUnit } from '../../../contract/plan.ts'
import type { Step } from '../../../contract/recipe.ts'
import { SetPicker } from '../../explore/SetPicker.tsx'
import { ValueSource } from '../../explore/valueSource.ts'
import { exploreText } from '../../exploreText.ts'
import { cellText, isNumeric } from '../../grid/cellText.ts'
import { prepareText } from '../../prepareText.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Input } from '../../ui/Input.tsx'
import { Select } from '../../ui/Select.tsx'
import { ChoiceField, ColumnField, ColumnsField, TextField } from './controls.tsx'
import type { StepFormProps } from './form.ts'

const words = prepareText.form
const { quantile: _, ...aggregates } = prepareText.aggregates
const anyColumn = new Set<AggregateName>(['count', 'countDistinct', 'min', 'max'])

const columnsFor = (aggregate: AggregateName, columns: readonly Column[]) =>
  anyColumn.has(aggregate) ? columns : columns.filter(isNumeric)

export function PivotForm({ step, columns, source, newIds, onChange }: StepFormProps<'pivot'>) {
  const column = columns.find(({ id }) => id === step.column)
  const { of: __, ...bare } = step
  const setValues = (values: readonly (typeof step.values)[number]['value'][]) => {
    const kept = step.values.filter(({ value }) => values.includes(value))
    const fresh = values.filter(value => !kept.some(each => each.value === value))
    const ids = newIds(kept.length + fresh.length).filter(id => !kept.some(({ as }) => as === id))
    const made = fresh.map((value, i) => ({
      as: ids[i] ?? '',
      name: value === null ? exploreText.missingValue : column ? cellText(column, value) : String(value),
      value,
    }))
    onChange({ ...step, values: [...kept, ...made] })
  }
  return (
    <>
      <ColumnsField
        label={words.perRow}
        columns={columns.filter(({ id }) => id !== step.column)}
        value={step.rows}
        onChange={rows => onChange({ ...step, rows })}
      />
      <ColumnField
        label={words.valuesOf}
        columns={columns}
        value={step.column}
        onChange={next => onChange({ ...step, column: next, rows: step.rows.filter(id => id !== next), values: [] })}
      />
      {column && (
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-medium text-label">{words.pivotValues}</legend>
          <ValueSource value={source}>
            <SetPicker column={column} chosen={step.values.map(({ value }) => value)} onChange={setValues} />
          </ValueSource>
        </fieldset>
      )}
      <ChoiceField
        label={words.figure}
        options={aggregates}
        value={step.aggregate === 'quantile' ? 'median' : step.aggregate}
        onChange={aggregate => onChange({ ...step, aggregate })}
      />
      <ColumnField
        label={words.of}
        columns={columnsFor(step.aggregate, columns)}
        value={step.of ?? ''}
        {...(step.aggregate === 'count' && { none: words.countRows })}
        onChange={of => onChange(of === '' ? bare : { ...step, of })}
      />
    </>
  )
}

export function UnpivotForm({ step, columns, onChange }: StepFormProps<'unpivot'>) {
  return (
    <>
      <ColumnsField
        label={words.columns}
        columns={columns}
        value={step.columns}
        onChange={chosen => onChange({ ...step, columns: chosen })}
      />
      <TextField
        label={words.namesColumn}
        value={step.names.name}
        onChange={name => onChange({ ...step, names: { ...step.names, name } })}
      />
      <TextField
        label={words.valuesColumn}
        value={step.values.name}
        onChange={name => onChange({ ...step, values: { ...step.values, name } })}
      />
    </>
  )
}

type Group = Step & { kind: 'group' }

export function GroupForm({ step, columns, newIds, onChange }: StepFormProps<'group'>) {
  const add = () => {
    const [as = ''] = newIds(step.measures.length + 1).filter(id => !step.measures.some(m => m.as === id))
    const column = columns.find(c => isNumeric(c) && c.role === 'measure')
    onChange({
      ...step,
      measures: [
        ...step.measures,
        column
          ? { as, aggregate: 'sum', column: column.id, name: exploreText.measured.sum(column.name) }
          : { as, aggregate: 'count', name: words.countRows },
      ],
    })
  }
  return (
    <>
      <Groupings step={step} columns={columns} onChange={onChange} />
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-medium text-label">{words.figures}</legend>
        {step.measures.map(measure => (
          <MeasureField
            key={measure.as}
            measure={measure}
            columns={columns}
            onChange={next => onChange({ ...step, measures: step.measures.map(m => (m.as === measure.as ? next : m)) })}
            onRemove={
              step.measures.length === 1
                ? null
                : () => onChange({ ...step, measures: step.measures.filter(m => m.as !== measure.as) })
            }
          />
        ))}
        <Button look="ghost" className="justify-self-start" onClick={add}>
          <Plus size={14} aria-hidden />
          {words.addFigure}
        </Button>
      </fieldset>
    </>
  )
}

function Groupings({
  step,
  columns,
  onChange,
}: {
  step: Group
  columns: readonly Column[]
  onChange: (step: Step) => void
}) {
  const name = (id: string) => columns.find(c => c.id === id)?.name ?? id
  const set = (i: number, by: Group['by'][number]) =>
    onChange({ ...step, by: step.by.map((old, at) => (at === i ? by : old)) })
  const free = columns.find(c => !step.by.some(({ column }) => column === c.id))
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium text-label">{words.groupBy}</legend>
      {step.by.map((by, i) => {
        const column = columns.find(c => c.id === by.column)
        const isTime = column?.type === 'date' || column?.type === 'timestamp'
        return (
          <div key={by.column} className="flex gap-1">
            <Select
              aria-label={words.column}
              value={by.column}
              onChange={event => set(i, { column: event.target.value })}
              className="min-w-0 flex-1"
            >
              {columns
                .filter(c => c.id === by.column || !step.by.some(other => other.column === c.id))
                .map(c => (
                  <option key={c.id} value={c.id}>
                    {c.name}
                  </option>
                ))}
            </Select>
            {isTime && (
              <Select
                aria-label={exploreText.unit}
                value={by.timeUnit ?? ''}
                onChange={event =>
                  set(
                    i,
                    event.target.value === ''
                      ? { column: by.column }
                      : { ...by, timeUnit: event.target.value as TimeUnit },
                  )
                }
              >
                <option value="">{words.exact}</option>
                {(Object.keys(prepareText.units) as TimeUnit[])
                  .filter(unit => column?.type === 'timestamp' || (unit !== 'hour' && unit !== 'minute'))
                  .map(unit => (
                    <option key={unit} value={unit}>
                      {prepareText.units[unit]}
                    </option>
                  ))}
              </Select>
            )}
            <IconButton
              label={words.removeGrouping(name(by.column))}
              onClick={() => onChange({ ...step, by: step.by.filter((_, at) => at !== i) })}
            >
              <X size={14} aria-hidden />
            </IconButton>
          </div>
        )
      })}
      {step.by.length === 0 && <p className="text-label text-muted">{words.groupAll}</p>}
      {free && step.by.length < 10 && (
        <Button
          look="ghost"
          className="justify-self-start"
          onClick={() => onChange({ ...step, by: [...step.by, { column: free.id }] })}
        >
          <Plus size={14} aria-hidden />
          {words.addGrouping}
        </Button>
      )}
    </fieldset>
  )
}

type Measure = Group['measures'][number]

interface MeasureProps {
  measure: Measure
  columns: readonly Column[]
  onChange: (measure: Measure) => void
  onRemove: (() => void) | null
}

/** A figure: what is computed, of what, and its name, which follows as long as nobody has changed it. */
function MeasureField({ measure, columns, onChange, onRemove }: MeasureProps) {
  const nameOf = ({ aggregate, column }: Measure) => {
    const found = columns.find(c => c.id === column)
    return found ? exploreText.measured[aggregate](found.name) : words.countRows
  }
  const isOwnName = measure.name !== nameOf(measure)
  const set = (next: Measure) => onChange(isOwnName ? next : { ...next, name: nameOf(next) })
  const withColumn = (aggregate: AggregateName, columnId: string | undefined): Measure => {
    const { column: __, ...bare } = measure
    const fitting = columnsFor(aggregate, columns)
    const id = fitting.some(c => c.id === columnId) ? columnId : aggregate === 'count' ? undefined : fitting[0]?.id
    return id === undefined ? { ...bare, aggregate } : { ...bare, aggregate, column: id }
  }
  return (
    <div className="grid gap-1 border-line border-l-2 pl-3">
      <div className="flex gap-1">
        <Select
          aria-label={words.figure}
          value={measure.aggregate}
          onChange={event => set(withColumn(event.target.value as AggregateName, measure.column))}
          className="min-w-0 flex-1"
        >
          {(Object.keys(aggregates) as (keyof typeof aggregates)[]).map(aggregate => (
            <option key={aggregate} value={aggregate}>
              {aggregates[aggregate]}
            </option>
          ))}
        </Select>
        <Select
          aria-label={words.of}
          value={measure.column ?? ''}
          onChange={event => set(withColumn(measure.aggregate, event.target.value || undefined))}
          className="min-w-0 flex-1"
        >
          {measure.aggregate === 'count' && <option value="">{words.countRows}</option>}
          {columnsFor(measure.aggregate, columns).map(c => (
            <option key={c.id} value={c.id}>
              {c.name}
            </option>
          ))}
        </Select>
        {onRemove && (
          <IconButton label={words.removeFigure(measure.name)} onClick={onRemove}>
            <X size={14} aria-hidden />
          </IconButton>
        )}
      </div>
      <Input
        aria-label={words.name}
        value={measure.name}
        onChange={event => onChange({ ...measure, name: event.target.value })}
      />
    </div>
  )
}
