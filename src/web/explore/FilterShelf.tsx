import { Network, X } from 'lucide-react'
import { useState } from 'react'
import type { Column } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'
import { exploreText as words } from '../exploreText.ts'
import { filterWords } from '../grid/filterWords.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { useExploring } from './context.ts'
import { dropped } from './drag.ts'
import { FilterDialog } from './FilterDialog.tsx'
import { FilterPicker } from './FilterPicker.tsx'
import { FilterPopover } from './FilterPopover.tsx'
import { conditionsOf, joinedFilter, unfiltered, withFilter } from './filterTree.ts'
import { figureColumns, figureNaming, rowNaming } from './naming.ts'
import { ShelfFrame } from './ShelfRow.tsx'
import { fieldAt } from './shelves.ts'

interface Props {
  /** A column whose form stands open, though no condition is there yet. */
  pending: Column | null
  onPending: (column: Column | null) => void
}

/** What is left out, in words; each condition opens its form. */
export function FilterShelf({ pending, onPending }: Props) {
  const { question, columns, edit } = useExploring()
  const [isTree, setIsTree] = useState(false)
  const set = (kind: 'filter' | 'having', conditions: readonly Filter[]) =>
    edit(withFilter(question, kind, joinedFilter(conditions)), words.said.filter)
  const onRows = conditionsOf(question.filter)
  const onFigures = conditionsOf(question.having)
  const figures = figureColumns(question, columns)
  const isFigure = pending !== null && figures.some(({ id }) => id === pending.id)
  return (
    <ShelfFrame
      label={words.filters}
      onDrop={event => {
        const what = dropped(event)
        const id =
          what?.kind === 'column' ? what.column : what?.kind === 'field' ? fieldAt(question, what.place)?.column : ''
        const column = columns.get(id ?? '')
        if (column) onPending(column)
      }}
    >
      {onRows.map((condition, i) => (
        <FilterPopover
          key={JSON.stringify(condition)}
          said={filterWords(condition, rowNaming(columns))}
          condition={condition}
          columnOf={id => columns.get(id)}
          onChange={next => set('filter', replaced(onRows, i, next))}
          onTree={() => setIsTree(true)}
        />
      ))}
      {onFigures.map((condition, i) => (
        <FilterPopover
          key={JSON.stringify(condition)}
          said={words.onFiguresSaid(filterWords(condition, figureNaming(question, columns)))}
          condition={condition}
          isFigure
          columnOf={id => figures.find(figure => figure.id === id)}
          onChange={next => set('having', replaced(onFigures, i, next))}
          onTree={() => setIsTree(true)}
        />
      ))}
      <FilterPicker
        column={pending}
        isFigure={isFigure}
        figures={figures}
        onColumn={onPending}
        onApply={condition => {
          onPending(null)
          if (isFigure) set('having', [...onFigures, condition])
          else set('filter', [...onRows, condition])
        }}
      />
      {onRows.length + onFigures.length > 0 && (
        <>
          <span className="flex-1" />
          <IconButton label={words.asGroups} onClick={() => setIsTree(true)} className="size-7">
            <Network size={14} aria-hidden />
          </IconButton>
          <IconButton
            label={words.clearFilters}
            className="size-7"
            onClick={() => edit(unfiltered(question), words.said.filter)}
          >
            <X size={14} aria-hidden />
          </IconButton>
        </>
      )}
      {isTree && <FilterDialog onClose={() => setIsTree(false)} />}
    </ShelfFrame>
  )
}

function replaced(conditions: readonly Filter[], index: number, next: Filter | null): Filter[] {
  return conditions.flatMap((old, i) => (i !== index ? [old] : next ? [next] : []))
}
