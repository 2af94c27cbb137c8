import { useState } from 'react'
import type { Question } from '../../contract/question.ts'
import { isSame } from './address.ts'
import { begin, follow, redo, type Steps, step, undo } from './steps.ts'

interface State {
  steps: Steps<Question>
  /** The question of the address as last seen. */
  address: Question
  /** Questions the address was sent to and has not reached; arriving there is no step of its own. */
  sent: readonly Question[]
}

/** The steps of a question: edits, undo and redo lead the address; back, forward and links lead the steps. */
export function useSteps(address: Question, go: (question: Question) => void) {
  const [state, setState] = useState<State>(() => ({ steps: begin(address), address, sent: [] }))
  let { steps } = state
  if (!isSame(state.address, address)) {
    const next = arrive(state, address)
    steps = next.steps
    setState(next)
  }
  const move = (next: Steps<Question>) => {
    if (next === steps) return
    setState(old => ({ ...old, steps: next, sent: [...old.sent, next.now] }))
    go(next.now)
  }
  return {
    question: steps.now,
    canUndo: steps.past.length > 0,
    canRedo: steps.future.length > 0,
    edit: (next: Question) => {
      if (!isSame(next, steps.now)) move(step(steps, next))
    },
    undo: () => move(undo(steps)),
    redo: () => move(redo(steps)),
  }
}

function arrive({ steps, sent }: State, address: Question): State {
  if (isSame(steps.now, address)) return { steps, address, sent: [] }
  if (sent.some(question => isSame(question, address))) return { steps, address, sent }
  return { steps: follow(steps, address, isSame), address, sent: [] }
}
