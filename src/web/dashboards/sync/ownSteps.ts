import type { DashboardDocument, Operation } from '../../../contract/dashboard.ts'
import { applyOperations } from '../../../core/dashboard/applyOperations.ts'
import { joinOperations } from './joinOperations.ts'

/** One's own changes, each as the operations that take it back; the newest last. */
export interface OwnSteps {
  undo: readonly Operation[][]
  redo: readonly Operation[][]
}

export const noSteps: OwnSteps = { undo: [], redo: [] }
const kept = 200

/** A new change: what had been undone is gone. Joined to the one before it, both are taken back together. */
export function stepMade(steps: OwnSteps, inverse: Operation[], isJoined: boolean): OwnSteps {
  const last = steps.undo.at(-1)
  if (isJoined && last) return { undo: [...steps.undo.slice(0, -1), joinOperations(inverse, last)], redo: [] }
  return { undo: [...steps.undo, inverse].slice(-kept), redo: [] }
}

/** What takes the last change back on the dashboard as it is now, and the steps after it; null when there is none. */
export function stepBack(steps: OwnSteps, document: DashboardDocument) {
  const found = lastThatCan(steps.undo, document)
  return found && { operations: found.operations, steps: { undo: found.rest, redo: [...steps.redo, found.inverse] } }
}

export function stepOn(steps: OwnSteps, document: DashboardDocument) {
  const found = lastThatCan(steps.redo, document)
  return found && { operations: found.operations, steps: { undo: [...steps.undo, found.inverse], redo: found.rest } }
}

/** The last that still meets something to change: others may have removed what it was about. */
function lastThatCan(all: readonly Operation[][], document: DashboardDocument) {
  for (let i = all.length - 1; i >= 0; i--) {
    const operations = all[i] ?? []
    const { inverse } = applyOperations(document, operations)
    if (inverse.length > 0) return { operations, inverse, rest: all.slice(0, i) }
  }
  return null
}
