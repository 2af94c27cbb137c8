import { X } from 'lucide-react'
import { useState } from 'react'
import type { DashboardFilter, SwitchedMetric } from '../../../contract/dashboardFilter.ts'
import type { AggregateName } from '../../../contract/plan.ts'
import { exploreText } from '../../exploreText.ts'
import { filtersText } from '../../filtersText.ts'
import { isNumeric } from '../../grid/cellText.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Input } from '../../ui/Input.tsx'
import { Select } from '../../ui/Select.tsx'
import { newId } from '../builder/newTile.ts'
import type { SourceTable } from './useSourceColumns.ts'

const words = filtersText.editor
const aggregates: readonly AggregateName[] = ['sum', 'mean', 'median', 'min', 'max', 'count', 'countDistinct']

interface Props {
  filter: DashboardFilter
  tables: readonly SourceTable[]
  onChange: (part: Partial<DashboardFilter>) => void
}

/** The figures that a switch offers: each with its name, to be taken out, and one more to be added. */
export function MetricList({ filter: { metrics, value }, tables, onChange }: Props) {
  const set = (next: SwitchedMetric[]) => {
    const isThere = value?.kind === 'metric' && next.some(({ id }) => id === value.metricId)
    const [first] = next
    onChange({ metrics: next, ...(!isThere && { value: first ? { kind: 'metric', metricId: first.id } : null }) })
  }
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium text-label">{words.metrics}</legend>
      {metrics.map(metric => (
        <div key={metric.id} className="flex items-center gap-1">
          <Input
            aria-label={words.label}
            value={metric.label}
            maxLength={100}
            onChange={event =>
              set(metrics.map(one => (one.id === metric.id ? { ...one, label: event.target.value } : one)))
            }
          />
          <IconButton
            label={words.removeMetric(metric.label)}
            onClick={() => set(metrics.filter(({ id }) => id !== metric.id))}
          >
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      ))}
      {metrics.length < 20 && <NewMetric tables={tables} onAdd={metric => set([...metrics, metric])} />}
    </fieldset>
  )
}

function NewMetric({ tables, onAdd }: { tables: readonly SourceTable[]; onAdd: (metric: SwitchedMetric) => void }) {
  const [chosen, setChosen] = useState('')
  const [aggregate, setAggregate] = useState<AggregateName>('sum')
  const choices = tables.flatMap(({ datasetId, tableId, columns }) =>
    columns.filter(isNumeric).map(({ id, name }) => ({ datasetId, tableId, columnId: id, name })),
  )
  const add = () => {
    const choice = choices[Number(chosen)]
    if (chosen === '' || !choice) {
      onAdd({ id: newId('metric'), label: words.rowsCount, column: null, aggregate: 'count' })
      return
    }
    const { name, ...column } = choice
    onAdd({ id: newId('metric'), label: exploreText.measured[aggregate](name), column, aggregate })
  }
  return (
    <div className="flex flex-wrap items-center gap-1">
      <Select aria-label={words.column} value={chosen} onChange={event => setChosen(event.target.value)}>
        <option value="">{words.rowsCount}</option>
        {choices.map(({ name, datasetId, columnId }, i) => (
          <option key={`${datasetId} ${columnId}`} value={i}>
            {name}
          </option>
        ))}
      </Select>
      {chosen !== '' && (
        <Select
          aria-label={words.aggregate}
          value={aggregate}
          onChange={event => setAggregate(event.target.value as AggregateName)}
        >
          {aggregates.map(name => (
            <option key={name} value={name}>
              {exploreText.aggregates[name]}
            </option>
          ))}
        </Select>
      )}
      <Button onClick={add}>{words.addMetric}</Button>
    </div>
  )
}
