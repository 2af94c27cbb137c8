import type { Message } from '../../contract/message.ts'

/** What is wrong with a formula and where: characters `from` up to, not with, `to`. */
export interface FormulaFault {
  from: number
  to: number
  message: Message
}

/** A fault with its place. */
export function faultAt(
  place: { from: number; to: number },
  code: string,
  params: Message['params'] = {},
): FormulaFault {
  return { from: place.from, to: place.to, message: { code, params } }
}

/** Ends the reading of a formula that has no second meaning to go on with; caught where reading began. */
export class Unreadable extends Error {
  readonly fault: FormulaFault

  constructor(fault: FormulaFault) {
    super(fault.message.code)
    this.fault = fault
  }
}
