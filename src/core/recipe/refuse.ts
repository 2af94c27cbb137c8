import type { Message } from '../../contract/message.ts'
import type { StepFault } from '../../contract/recipe.ts'

/** Why a step cannot be done, in words; `from` and `to` are characters of a formula. */
export class StepRefusal extends Error {
  override readonly name = 'StepRefusal'
  readonly faults: readonly Omit<StepFault, 'stepId'>[]
  constructor(faults: readonly Omit<StepFault, 'stepId'>[]) {
    super(faults[0]?.message.code)
    this.faults = faults
  }
}

/** Ends the step. @throws StepRefusal */
export function refuse(code: string, params: Message['params'] = {}): never {
  throw new StepRefusal([{ message: { code, params } }])
}
