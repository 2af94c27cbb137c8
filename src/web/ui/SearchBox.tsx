import { Search } from 'lucide-react'
import { useRef } from 'react'
import { useKeys } from '../explore/useKeys.ts'
import { Input } from './Input.tsx'

interface Props {
  label: string
  placeholder: string
  value: string
  onChange: (value: string) => void
}

/** Searches a table as one types; / leads here, and down or Enter to what was found. */
export function SearchBox({ label, placeholder, value, onChange }: Props) {
  const box = useRef<HTMLInputElement>(null)
  useKeys({ search: () => box.current?.focus() })
  return (
    <div className="relative w-full sm:w-64">
      <Search size={14} aria-hidden className="-translate-y-1/2 absolute top-1/2 left-2.5 text-muted" />
      <Input
        ref={box}
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={placeholder}
        value={value}
        onChange={event => onChange(event.target.value)}
        onKeyDown={event => {
          const first = document.querySelector<HTMLElement>('tbody a')
          if (!first) return
          if (event.key === 'ArrowDown') first.focus()
          else if (event.key === 'Enter') first.click()
          else return
          event.preventDefault()
        }}
        className="pl-8"
      />
    </div>
  )
}
