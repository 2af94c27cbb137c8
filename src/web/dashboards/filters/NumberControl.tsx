import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { filtersText } from '../../filtersText.ts'
import { Button } from '../../ui/Button.tsx'
import { Input } from '../../ui/Input.tsx'
import { useBoard } from '../view/board.ts'
import type { ControlProps } from './control.ts'

const words = filtersText.number

/** From one number to another, with the ends of the column as hints. */
export function NumberControl({ filterId, ...shared }: ControlProps & { filterId: string }) {
  return <NumberForm {...shared} hints={useRange(filterId)} />
}

interface FormProps extends ControlProps {
  /** Where the column begins and ends. */
  hints: { from: string; to: string }
}

/** From one number to another, both included; either may be open. */
export function NumberForm({ value, onChange, hints }: FormProps) {
  const given = value?.kind === 'range' ? value : { from: null, to: null }
  const [ends, setEnds] = useState({ from: given.from?.toString() ?? '', to: given.to?.toString() ?? '' })
  const [from, to] = [numberOf(ends.from), numberOf(ends.to)]
  const isReversed = from !== null && to !== null && to < from
  const apply = (event: FormEvent) => {
    event.preventDefault()
    if (!isReversed) onChange(from === null && to === null ? null : { kind: 'range', from, to })
  }
  return (
    <form onSubmit={apply} className="grid gap-2">
      <div className="grid grid-cols-2 gap-2">
        {(['from', 'to'] as const).map(end => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the input is inside
          <label key={end} className="grid gap-1 text-label text-muted">
            {words[end]}
            <Input
              type="number"
              step="any"
              inputMode="decimal"
              placeholder={hints[end]}
              value={ends[end]}
              onChange={event => setEnds(old => ({ ...old, [end]: event.target.value }))}
            />
          </label>
        ))}
      </div>
      {isReversed && (
        <p role="alert" className="text-bad text-label">
          {words.reversed}
        </p>
      )}
      <Button type="submit" disabled={isReversed} className="justify-self-start">
        {words.apply}
      </Button>
    </form>
  )
}

const numberOf = (text: string) => (text.trim() === '' || !Number.isFinite(Number(text)) ? null : Number(text))

/** Where the column itself begins and ends, as a hint. */
function useRange(filterId: string): { from: string; to: string } {
  const { source } = useBoard()
  const { data } = useQuery({
    queryKey: ['offer', ...source.key, filterId, ''],
    queryFn: ({ signal }) => source.offer(filterId, '', signal),
    staleTime: 5 * 60_000,
  })
  return { from: data?.low?.toString() ?? '', to: data?.high?.toString() ?? '' }
}
