import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import type { Column } from '../../contract/column.ts'
import type { StepFault } from '../../contract/recipe.ts'
import type { Suggestion } from '../../core/formula/complete.ts'
import { complete } from '../../core/formula/complete.ts'
import { prepareText } from '../prepareText.ts'
import { cx } from '../ui/cx.ts'
import { FormulaFaults } from './FormulaFaults.tsx'

const words = prepareText.form

interface Props {
  value: string
  columns: readonly Column[]
  faults: readonly StepFault[]
  onChange: (formula: string) => void
}

/** A formula as it is written: what fits at the caret is offered, what is wrong is shown at its character. */
export function FormulaInput({ value, columns, faults, onChange }: Props) {
  const box = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(value.length)
  const [isOpen, setIsOpen] = useState(false)
  const [chosen, setChosen] = useState(0)
  const id = useId()
  const known = useMemo(() => columns.map(withValues), [columns])
  const completion = useMemo(() => complete(value, Math.min(caret, value.length), known), [value, caret, known])
  const { items, inside } = completion
  const isShown = isOpen && items.length > 0
  const current = Math.min(chosen, items.length - 1)

  const write = (formula: string, at: number) => {
    onChange(formula)
    setCaret(at)
    setChosen(0)
  }
  const accept = (item: Suggestion) => {
    const at = completion.from + item.insert.length
    write(value.slice(0, completion.from) + item.insert + value.slice(completion.to), at)
    setIsOpen(false)
    // The box has the new text after this turn.
    requestAnimationFrame(() => {
      box.current?.focus()
      box.current?.setSelectionRange(at, at)
    })
  }
  /** Whether the key was one for the list. */
  const answer = (key: string, item: Suggestion): boolean => {
    if (key === 'ArrowDown') setChosen((current + 1) % items.length)
    else if (key === 'ArrowUp') setChosen((current + items.length - 1) % items.length)
    else if (key === 'Enter' || key === 'Tab') accept(item)
    else if (key === 'Escape') setIsOpen(false)
    else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault()
      setIsOpen(true)
      return
    }
    const item = items[current]
    if (!isShown || item === undefined) return
    if (!answer(event.key, item)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium text-label">
        {words.formula}
      </label>
      <div className="relative">
        <textarea
          ref={box}
          id={id}
          aria-haspopup="listbox"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-invalid={(faults.length > 0 && !isShown) || undefined}
          aria-describedby={`${id}-faults`}
          {...(isShown && { 'aria-activedescendant': `${id}-${current}` })}
          rows={Math.min(8, Math.max(2, value.split('\n').length))}
          spellCheck={false}
          autoComplete="off"
          placeholder="[Price] * [Quantity]"
          value={value}
          onChange={event => {
            write(event.target.value, event.target.selectionStart)
            setIsOpen(true)
          }}
          onSelect={event => setCaret(event.currentTarget.selectionStart)}
          onBlur={() => setIsOpen(false)}
          onKeyDown={onKeyDown}
          className="w-full rounded-control border border-line bg-surface px-2.5 py-1.5 font-mono text-body text-fg transition-colors duration-150 hover:border-bar aria-invalid:border-bad"
        />
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={words.suggestions}
          hidden={!isShown}
          className="absolute inset-x-0 top-full z-20 max-h-64 overflow-auto rounded-card border border-line bg-surface p-1 shadow-floating"
        >
          {items.map((item, i) => (
            <Item
              key={`${item.kind} ${item.label}`}
              id={`${id}-${i}`}
              item={item}
              isChosen={i === current}
              onAccept={() => accept(item)}
            />
          ))}
        </div>
      </div>
      {inside && (
        <p className="text-label text-muted">
          <span className="font-mono">{inside.signature}</span> {inside.help}
        </p>
      )}
      <FormulaFaults id={`${id}-faults`} formula={value} faults={faults} />
    </div>
  )
}

interface ItemProps {
  id: string
  item: Suggestion
  isChosen: boolean
  onAccept: () => void
}

function Item({ id, item, isChosen, onAccept }: ItemProps) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      tabIndex={-1}
      ref={element => {
        if (isChosen) element?.scrollIntoView({ block: 'nearest' })
      }}
      // Before the box loses the keyboard.
      onPointerDown={event => {
        event.preventDefault()
        onAccept()
      }}
      className={cx(
        'flex min-h-8 cursor-default items-baseline gap-2 rounded-control px-2 py-1 text-body pointer-coarse:min-h-11',
        isChosen && 'bg-hover',
      )}
    >
      <span className={cx('max-w-[60%] shrink-0 truncate', item.kind === 'function' && 'font-mono')}>{item.label}</span>
      <span className="min-w-0 flex-1 truncate text-label text-muted">
        {item.kind === 'column' ? typeWord(item.detail) : item.detail}
      </span>
    </div>
  )
}

function typeWord(type: string): string {
  return prepareText.types[type as keyof typeof prepareText.types] ?? type
}

function withValues(column: Column) {
  const values = column.profile.top.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
  return { id: column.id, name: column.name, type: column.type, scale: column.scale, values }
}
