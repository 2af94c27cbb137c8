import { Plus, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import type { Column } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'
import { exploreText as words } from '../exploreText.ts'
import { filterWords, type Naming } from '../grid/filterWords.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { ConditionForm } from './ConditionForm.tsx'
import { isPlain, subjectOf } from './conditionInput.ts'
import { blockOf, type Group, groupOf, isGroup, type Joint, withNew, withPart } from './filterTree.ts'

interface Props {
  group: Group
  /** What conditions can be about. */
  subjects: readonly Column[]
  isFigures?: boolean
  naming: Naming
  onChange: (group: Group) => void
  onRemove?: () => void
}

/** A block: what joins its conditions, the conditions, and further blocks, indented. */
export function FilterBlock({ group, subjects, isFigures = false, naming, onChange, onRemove }: Props) {
  /** The condition whose form is open: its place, or one past the end for a new one. */
  const [open, setOpen] = useState<number | null>(null)
  const shared = { subjects, isFigures, naming }
  const setPart = (i: number, part: Filter | null) => {
    setOpen(null)
    onChange(i === group.of.length && part ? withNew(group, part) : withPart(group, i, part))
  }
  return (
    <div className="grid gap-2 border-line border-l-2 pl-3">
      <div className="flex items-center gap-2">
        <Select
          aria-label={words.jointOf}
          value={group.joint}
          onChange={event => onChange({ ...group, joint: event.target.value as Joint })}
        >
          {(Object.keys(words.joints) as Joint[]).map(joint => (
            <option key={joint} value={joint}>
              {words.joints[joint]}
            </option>
          ))}
        </Select>
        {onRemove && (
          <Button look="ghost" onClick={onRemove}>
            <Trash2 size={14} aria-hidden />
            {words.removeBlock}
          </Button>
        )}
      </div>
      {group.of.map((part, i) =>
        isGroup(part) ? (
          <FilterBlock
            // Parts have no identity but their place.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={i}
            {...shared}
            group={groupOf(part)}
            onChange={next => onChange(withPart(group, i, blockOf(next)))}
            onRemove={() => setPart(i, null)}
          />
        ) : (
          <Part
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={i}
            {...shared}
            part={part}
            isOpen={open === i}
            onOpen={() => setOpen(open === i ? null : i)}
            onChange={next => setPart(i, next)}
          />
        ),
      )}
      {open === group.of.length && <NewPart {...shared} onDone={part => setPart(group.of.length, part)} />}
      <div className="flex gap-2">
        <Button look="ghost" onClick={() => setOpen(group.of.length)}>
          <Plus size={14} aria-hidden />
          {words.addCondition}
        </Button>
        <Button look="ghost" onClick={() => onChange(withNew(group, blockOf({ joint: 'any', of: [] })))}>
          <Plus size={14} aria-hidden />
          {words.addBlock}
        </Button>
      </div>
    </div>
  )
}

type Shared = Pick<Props, 'subjects' | 'naming'> & { isFigures: boolean }

interface PartProps extends Shared {
  part: Filter
  isOpen: boolean
  onOpen: () => void
  onChange: (part: Filter | null) => void
}

function Part({ part, subjects, isFigures, naming, isOpen, onOpen, onChange }: PartProps) {
  const said = filterWords(part, naming)
  const column = subjects.find(({ id }) => id === subjectOf(part))
  const hasForm = column !== undefined && isPlain(part)
  return (
    <div className="grid gap-2">
      <div className="flex min-w-0 items-center gap-1">
        <button
          type="button"
          aria-expanded={isOpen}
          disabled={!hasForm}
          onClick={onOpen}
          className="control min-w-0 truncate rounded-control border border-line bg-bg px-2 text-left text-body"
        >
          {said}
        </button>
        <button
          type="button"
          aria-label={words.removeFilter(said)}
          onClick={() => onChange(null)}
          className="control-square inline-flex shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-fg"
        >
          <X size={14} aria-hidden />
        </button>
      </div>
      {isOpen && column && (
        <div className="max-w-sm rounded-card border border-line p-3">
          <ConditionForm column={column} condition={part} isFigure={isFigures} onApply={onChange} />
        </div>
      )}
    </div>
  )
}

function NewPart({ subjects, isFigures, onDone }: Shared & { onDone: (part: Filter | null) => void }) {
  const [id, setId] = useState(subjects[0]?.id ?? '')
  const column = subjects.find(subject => subject.id === id)
  return (
    <div className="grid max-w-sm gap-2 rounded-card border border-line p-3">
      <Select aria-label={words.columns} value={id} onChange={event => setId(event.target.value)} className="w-full">
        {subjects.map(subject => (
          <option key={subject.id} value={subject.id}>
            {subject.name}
          </option>
        ))}
      </Select>
      {column && <ConditionForm key={id} column={column} condition={undefined} isFigure={isFigures} onApply={onDone} />}
    </div>
  )
}
