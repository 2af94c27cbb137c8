import { useMemo, useRef, useState } from 'react'
import type { Column } from '../../contract/column.ts'
import type { Filter, PlanSource } from '../../contract/plan.ts'
import { exploreText as words } from '../exploreText.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FilterBlock } from './FilterBlock.tsx'
import { filterOf, groupOf, pruned } from './filterTree.ts'
import { rowNaming } from './naming.ts'
import { submitForms } from './submitForms.ts'
import { ValueSource } from './valueSource.ts'

interface Props {
  source: PlanSource
  columns: readonly Column[]
  filter: Filter | undefined
  onApply: (filter: Filter | undefined) => void
  onClose: () => void
}

/** Any filter on the rows of a table, as blocks in blocks. */
export function RowsFilterDialog({ source, columns, filter, onApply, onClose }: Props) {
  const [group, setGroup] = useState(() => groupOf(filter))
  const blocks = useRef<HTMLDivElement>(null)
  const latest = useRef(group)
  latest.current = group
  const naming = useMemo(() => rowNaming(new Map(columns.map(column => [column.id, column]))), [columns])
  return (
    <Dialog open onClose={onClose} title={words.groupsTitle} description={words.groupsNote} wide>
      <ValueSource value={source}>
        <div ref={blocks}>
          <FilterBlock group={group} subjects={columns} naming={naming} onChange={setGroup} />
        </div>
      </ValueSource>
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>{text.common.cancel}</Button>
        <Button
          look="primary"
          onClick={() => {
            submitForms(blocks.current)
            onClose()
            onApply(pruned(filterOf(latest.current)))
          }}
        >
          {words.apply}
        </Button>
      </div>
    </Dialog>
  )
}
