import { useEffect, useState } from 'react'
import { exploreText as words } from '../exploreText.ts'
import { Button } from '../ui/Button.tsx'

const startsAfterS = 3

interface Props {
  /** Rows that have to be gone through. */
  rows: number
  onUndo: (() => void) | null
}

/** An answer that takes long: over how many rows, for how long, and the way back. */
export function PatienceNote({ rows, onUndo }: Props) {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const clock = setInterval(() => setSeconds(old => old + 1), 1000)
    return () => clearInterval(clock)
  }, [])
  if (seconds < startsAfterS) return null
  return (
    <div className="absolute inset-x-0 top-1/2 mx-auto flex w-fit max-w-full -translate-y-1/2 items-center gap-3 rounded-card border border-line bg-surface px-3 py-2 shadow-floating">
      <p role="status" className="num text-body">
        {words.drawing(rows, seconds)}
      </p>
      {onUndo && <Button onClick={onUndo}>{words.takeBack}</Button>}
    </div>
  )
}
