import { useEffect, useRef, useState } from 'react'
import { filtersText } from '../../filtersText.ts'
import { Input } from '../../ui/Input.tsx'
import type { ControlProps } from './control.ts'

const words = filtersText.search
const settleMs = 250

/** Rows whose text holds what is typed; asked once the typing pauses. */
export function SearchControl({ value, onChange }: ControlProps) {
  const given = value?.kind === 'search' ? value.text : ''
  const [text, setText] = useState(given)
  const change = useRef(onChange)
  change.current = onChange
  useEffect(() => setText(given), [given])
  useEffect(() => {
    if (text === given) return undefined
    const timer = setTimeout(() => change.current(text === '' ? null : { kind: 'search', text }), settleMs)
    return () => clearTimeout(timer)
  }, [text, given])
  return (
    <Input
      type="search"
      aria-label={words.label}
      placeholder={words.placeholder}
      maxLength={200}
      value={text}
      onChange={event => setText(event.target.value)}
    />
  )
}
