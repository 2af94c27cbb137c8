import { useMemo } from 'react'
import type { Column } from '../../../contract/column.ts'
import type { Filter } from '../../../contract/plan.ts'
import { FilterBlock } from '../../explore/FilterBlock.tsx'
import { filterOf, groupOf } from '../../explore/filterTree.ts'
import { rowNaming } from '../../explore/naming.ts'
import { ValueSource } from '../../explore/valueSource.ts'

interface Props {
  label: string
  hint?: string
  source: { datasetId: string; tableId: string }
  columns: readonly Column[]
  filter: Filter | undefined
  onChange: (filter: Filter | undefined) => void
}

/** Conditions on rows, as blocks. */
export function FilterField({ label, hint, source, columns, filter, onChange }: Props) {
  const naming = useMemo(() => rowNaming(new Map(columns.map(column => [column.id, column]))), [columns])
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium text-label">{label}</legend>
      <ValueSource value={source}>
        <FilterBlock
          group={groupOf(filter)}
          subjects={columns}
          naming={naming}
          onChange={group => onChange(filterOf(group))}
        />
      </ValueSource>
      {hint && <p className="text-label text-muted">{hint}</p>}
    </fieldset>
  )
}
