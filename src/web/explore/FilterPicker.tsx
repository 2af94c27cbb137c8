import { Command } from 'cmdk'
import { Plus, Sigma } from 'lucide-react'
import * as Popover from 'radix-ui/popover'
import { type ReactNode, useState } from 'react'
import type { Column } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'
import { exploreText as words } from '../exploreText.ts'
import { TypeIcon } from '../grid/typeIcon.tsx'
import { layer } from '../ui/layer.ts'
import { ConditionForm } from './ConditionForm.tsx'
import { useExploring } from './context.ts'

interface Props {
  /** The column whose form is open; none while one is being chosen. */
  column: Column | null
  isFigure: boolean
  figures: readonly Column[]
  onColumn: (column: Column | null) => void
  onApply: (condition: Filter) => void
}

/** A plus that asks for a column, then for the condition on it. */
export function FilterPicker({ column, isFigure, figures, onColumn, onApply }: Props) {
  const [isChoosing, setIsChoosing] = useState(false)
  const change = (open: boolean) => {
    setIsChoosing(open)
    if (!open) onColumn(null)
  }
  return (
    <Popover.Root open={isChoosing || column !== null} onOpenChange={change}>
      <Popover.Trigger
        aria-label={words.addFilter}
        title={words.addFilter}
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-fg data-[state=open]:bg-hover pointer-coarse:size-11"
      >
        <Plus size={14} aria-hidden />
      </Popover.Trigger>
      <Popover.Portal container={layer()}>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={12}
          aria-label={words.addFilter}
          className="z-50 max-h-[80vh] w-80 max-w-[calc(100vw-24px)] animate-appear overflow-auto rounded-card border border-line bg-surface shadow-floating outline-none"
        >
          {column ? (
            <div className="p-3">
              <ConditionForm
                key={column.id}
                column={column}
                condition={undefined}
                isFigure={isFigure}
                onApply={condition => {
                  setIsChoosing(false)
                  onApply(condition)
                }}
              />
            </div>
          ) : (
            <SubjectList figures={figures} onPick={onColumn} />
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** The columns, and below them the figures whose groups can be left out. */
export function SubjectList({ figures, onPick }: { figures: readonly Column[]; onPick: (column: Column) => void }) {
  const { table } = useExploring()
  return (
    <Command label={words.addFilter} loop>
      <Command.Input
        placeholder={words.search}
        className="h-9 w-full border-line border-b bg-surface px-3 text-body outline-none pointer-coarse:h-11"
      />
      <Command.List aria-label={words.columns} className="max-h-[min(20rem,50vh)] overflow-auto p-1">
        <Command.Empty className="px-2 py-3 text-label text-muted">{words.noneFound}</Command.Empty>
        {table.columns.map(column => (
          <Item key={column.id} column={column} onPick={onPick} icon={<TypeIcon column={column} />} />
        ))}
        {figures.length > 0 && (
          <Command.Group
            heading={words.figures}
            className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:text-label [&_[cmdk-group-heading]]:text-muted"
          >
            {figures.map(column => (
              <Item
                key={column.id}
                column={column}
                onPick={onPick}
                icon={<Sigma size={12} aria-hidden className="shrink-0" />}
              />
            ))}
          </Command.Group>
        )}
      </Command.List>
    </Command>
  )
}

interface ItemProps {
  column: Column
  icon: ReactNode
  onPick: (column: Column) => void
}

function Item({ column, icon, onPick }: ItemProps) {
  return (
    <Command.Item
      value={`${column.name} ${column.id}`}
      onSelect={() => onPick(column)}
      className="flex min-h-8 cursor-default items-center gap-2 rounded-control px-2 text-body data-[selected=true]:bg-hover pointer-coarse:min-h-11"
    >
      {icon}
      <span className="min-w-0 truncate">{column.name}</span>
    </Command.Item>
  )
}
