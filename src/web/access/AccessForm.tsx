import type { FormEvent, ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'

interface Props {
  busy: boolean
  problem: string | null
  verb: string
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
  children: ReactNode
}

/** Fields above one button; what went wrong stands between them, in room that is always there. */
export function AccessForm({ busy, problem, verb, onSubmit, children }: Props) {
  return (
    <form onSubmit={onSubmit} className="grid gap-2">
      {children}
      <p role="alert" className="min-h-5 text-bad text-body">
        {problem}
      </p>
      <Button type="submit" look="primary" busy={busy} className="w-full">
        {verb}
      </Button>
    </form>
  )
}
