import { useRef, useState } from 'react'
import type { Filter } from '../../contract/plan.ts'
import { exploreText as words } from '../exploreText.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useExploring } from './context.ts'
import { FilterBlock } from './FilterBlock.tsx'
import { filterOf, groupOf, pruned, withFilter } from './filterTree.ts'
import { figureColumns, figureNaming, rowNaming } from './naming.ts'
import { submitForms } from './submitForms.ts'

/** The filters as blocks in blocks; they are asked when one is done. */
export function FilterDialog({ onClose }: { onClose: () => void }) {
  const { question, columns, table, edit } = useExploring()
  const [onRows, setOnRows] = useState(() => groupOf(question.filter))
  const [onFigures, setOnFigures] = useState(() => groupOf(question.having))
  const figures = figureColumns(question, columns)
  const blocks = useRef<HTMLDivElement>(null)
  const latest = useRef({ onRows, onFigures })
  latest.current = { onRows, onFigures }
  const apply = () => {
    submitForms(blocks.current)
    onClose()
    const ask = (filter: Filter | undefined) => pruned(filter)
    const next = withFilter(question, 'filter', ask(filterOf(latest.current.onRows)))
    edit(withFilter(next, 'having', ask(filterOf(latest.current.onFigures))), words.said.filter)
  }
  return (
    <Dialog open onClose={onClose} title={words.groupsTitle} description={words.groupsNote} wide>
      <div ref={blocks}>
        <h3 className="mb-2 font-medium text-label">{words.onRows}</h3>
        <FilterBlock group={onRows} subjects={table.columns} naming={rowNaming(columns)} onChange={setOnRows} />
        {figures.length > 0 && (
          <>
            <h3 className="mt-4 mb-2 font-medium text-label">{words.onFigures}</h3>
            <FilterBlock
              group={onFigures}
              subjects={figures}
              isFigures
              naming={figureNaming(question, columns)}
              onChange={setOnFigures}
            />
          </>
        )}
      </div>
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>{text.common.cancel}</Button>
        <Button look="primary" onClick={apply}>
          {words.apply}
        </Button>
      </div>
    </Dialog>
  )
}
