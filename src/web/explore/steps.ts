/** What was asked, step by step, and where one stands in it. */
export interface Steps<T> {
  past: readonly T[]
  now: T
  future: readonly T[]
}

export const begin = <T>(now: T): Steps<T> => ({ past: [], now, future: [] })

/** A new step: what had been undone is gone. */
export function step<T>({ past, now }: Steps<T>, next: T): Steps<T> {
  return { past: [...past, now], now: next, future: [] }
}

export function undo<T>(steps: Steps<T>): Steps<T> {
  const { past, now, future } = steps
  const last = past.at(-1)
  return last === undefined ? steps : { past: past.slice(0, -1), now: last, future: [now, ...future] }
}

export function redo<T>(steps: Steps<T>): Steps<T> {
  const { past, now, future } = steps
  const [first, ...rest] = future
  return first === undefined ? steps : { past: [...past, now], now: first, future: rest }
}

/** Goes where the address went: one step back or on when it is that, else a new step. */
export function follow<T>(steps: Steps<T>, address: T, isSame: (a: T, b: T) => boolean): Steps<T> {
  const last = steps.past.at(-1)
  const next = steps.future[0]
  if (isSame(steps.now, address)) return steps
  if (last !== undefined && isSame(last, address)) return undo(steps)
  if (next !== undefined && isSame(next, address)) return redo(steps)
  return step(steps, address)
}
