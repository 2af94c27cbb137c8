import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { organiseText as words } from '../organiseText.ts'
import { Input } from '../ui/Input.tsx'

interface Props {
  tags: readonly string[]
  onChange?: (tags: string[]) => void
}

/** Tags as chips; each can be taken off and one more typed where they may be changed. */
export function Tags({ tags, onChange }: Props) {
  const [isAdding, setIsAdding] = useState(false)
  if (tags.length === 0 && !onChange) return null
  const add = (typed: string) => {
    setIsAdding(false)
    const tag = typed.trim()
    const isNew = tag !== '' && !tags.some(t => t.toLowerCase() === tag.toLowerCase())
    if (isNew) onChange?.([...tags, tag])
  }
  return (
    <ul aria-label={words.tags} className="flex flex-wrap items-center gap-1">
      {tags.map(tag => (
        <li
          key={tag}
          className="inline-flex h-6 items-center rounded-control border border-line bg-surface px-1.5 text-label"
        >
          {tag}
          {onChange && (
            <button
              type="button"
              aria-label={words.removeTag(tag)}
              onClick={() => onChange(tags.filter(t => t !== tag))}
              className="-mr-1 ml-0.5 inline-flex size-5 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-fg"
            >
              <X size={12} aria-hidden />
            </button>
          )}
        </li>
      ))}
      {onChange && (
        <li>
          {isAdding ? (
            <Input
              autoFocus
              aria-label={words.addTag}
              maxLength={40}
              className="h-6 w-32 text-label"
              onBlur={event => add(event.target.value)}
              onKeyDown={event => {
                if (event.key === 'Enter') add(event.currentTarget.value)
                if (event.key === 'Escape') {
                  event.stopPropagation()
                  setIsAdding(false)
                }
              }}
            />
          ) : (
            <button
              type="button"
              onClick={() => setIsAdding(true)}
              className="inline-flex h-6 items-center gap-1 rounded-control px-1.5 text-label text-muted hover:bg-hover hover:text-fg print:hidden"
            >
              <Plus size={12} aria-hidden />
              {words.addTag}
            </button>
          )}
        </li>
      )}
    </ul>
  )
}
