import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useMembers } from '../../access/people.ts'
import { commentText as words } from '../../sharingText.ts'
import { text } from '../../text.ts'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { mentionAt, type Named, withIds, withNames } from './mentions.ts'

interface Props {
  label: string
  send: string
  /** What it begins with: of a remark that is changed. */
  given?: { text: string; mentions: readonly Named[] }
  isBusy: boolean
  onSend: (text: string, done: () => void) => void
  onCancel?: () => void
}

/** A box to write a remark in. An @ offers the members; Ctrl and Enter send. */
export function CommentBox({ label, send, given, isBusy, onSend, onCancel }: Props) {
  const [written, setWritten] = useState(given ? withNames(given.text, given.mentions) : '')
  const [chosen, setChosen] = useState<readonly Named[]>(given?.mentions ?? [])
  const [caret, setCaret] = useState(0)
  const [at, setAt] = useState(0)
  const box = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const typing = mentionAt(written, caret)
  const offered = useOffered(typing?.typed ?? null)
  const isEmpty = written.trim() === ''
  const submit = () => {
    if (isEmpty || isBusy) return
    onSend(withIds(written.trim(), chosen), () => setWritten(''))
  }
  const mention = (person: Named | undefined) => {
    if (!typing || !person) return
    const next = `${written.slice(0, typing.from)}@${person.name} ${written.slice(caret)}`
    setWritten(next)
    setChosen([...chosen.filter(({ userId }) => userId !== person.userId), person])
    setCaret(-1)
    box.current?.focus()
  }
  const steps = {
    send: submit,
    take: () => mention(offered[at % offered.length]),
    shut: () => setCaret(-1),
    next: () => setAt(at + 1),
    previous: () => setAt(at + offered.length - 1),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event, offered.length > 0)
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    steps[step]()
  }
  return (
    <div className="grid gap-2">
      <textarea
        ref={box}
        aria-label={label}
        aria-controls={offered.length > 0 ? listId : undefined}
        aria-expanded={offered.length > 0}
        role="combobox"
        aria-autocomplete="list"
        aria-activedescendant={offered.length > 0 ? `${listId}-${at % offered.length}` : undefined}
        placeholder={words.placeholder}
        maxLength={5000}
        rows={3}
        value={written}
        onChange={event => {
          setWritten(event.target.value)
          setCaret(event.target.selectionStart)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        className="w-full rounded-control border border-line bg-surface px-2.5 py-1.5 text-body"
      />
      {offered.length > 0 && (
        <ul
          id={listId}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the list of a combobox
          role="listbox"
          aria-label={words.mention}
          className="max-h-48 overflow-auto rounded-card border border-line bg-surface p-1"
        >
          {offered.map((person, i) => (
            <li
              key={person.userId}
              id={`${listId}-${i}`}
              // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an answer of a combobox
              role="option"
              tabIndex={-1}
              aria-selected={i === at % offered.length}
              onMouseDown={event => {
                event.preventDefault()
                mention(person)
              }}
              className={cx('rounded-control px-2 py-1.5 text-body', i === at % offered.length && 'bg-hover')}
            >
              {person.name}
            </li>
          ))}
        </ul>
      )}
      <div className="flex justify-end gap-2">
        {onCancel && <Button onClick={onCancel}>{text.common.cancel}</Button>}
        <Button look="primary" disabled={isEmpty} busy={isBusy} onClick={submit}>
          {send}
        </Button>
      </div>
    </div>
  )
}

/** Members whose name, or a part of it, begins as what was typed. */
function useOffered(typed: string | null): Named[] {
  const members = useMembers()
  if (typed === null) return []
  const wanted = typed.toLowerCase()
  return (members.data?.pages ?? [])
    .flatMap(({ items }) => items)
    .filter(({ name, username }) => [...name.toLowerCase().split(' '), username].some(part => part.startsWith(wanted)))
    .slice(0, 6)
    .map(({ userId, name }) => ({ userId, name }))
}

const keysOfList = { Enter: 'take', Tab: 'take', ArrowDown: 'next', ArrowUp: 'previous', Escape: 'shut' } as const

function stepOf({ key, ctrlKey, metaKey }: KeyboardEvent, isListed: boolean) {
  if (key === 'Enter' && (ctrlKey || metaKey)) return 'send'
  return isListed && Object.hasOwn(keysOfList, key) ? keysOfList[key as keyof typeof keysOfList] : null
}
