const CAUSES_MAX = 4

/** What the log says of a fault. */
export interface FaultFields {
  type: string
  message: string
  code?: string | number
  stack?: string
  cause?: FaultFields
}

/**
 * The few fields of an error that belong in a log. A database error drags its whole client along, with the secret that
 * cancels its queries; a failed query's message ends in its values, which may be anybody's.
 */
export function faultFields(fault: unknown, causes = CAUSES_MAX): FaultFields {
  if (!(fault instanceof Error)) return { type: typeof fault, message: withoutValues(String(fault)) }
  const { code } = fault as { code?: unknown }
  return {
    type: fault.constructor.name,
    message: withoutValues(fault.message),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(fault.stack !== undefined && { stack: withoutValues(fault.stack) }),
    ...(fault.cause !== undefined && causes > 0 && { cause: faultFields(fault.cause, causes - 1) }),
  }
}

/** Drizzle writes the values of a failed query on lines of their own, before the stack. */
function withoutValues(text: string): string {
  return text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/g, '')
}
