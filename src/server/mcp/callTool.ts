import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { KeyScope } from '../../contract/apiKey.ts'
import { DomainError, type ProblemCode } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { toProblem } from '../http/problemResponse.ts'
import type { Tool } from './tool.ts'
import { fenced, NOTICE } from './untrusted.ts'

interface Call {
  ctx: Context
  scope: KeyScope
  tool: Tool
  /** As they came. */
  input: unknown
  log: Logger
}

/** Calls a tool. What goes wrong is an answer, too: with the product's code, what happened, and what to do. */
export async function callTool({ ctx, scope, tool, input, log }: Call): Promise<CallToolResult> {
  try {
    if (tool.scope === 'write' && scope === 'read')
      throw new DomainError('not_allowed', 'This API key may only read. The person can make one that may write.')
    const { data, error } = tool.input.safeParse(input ?? {})
    if (error) throw wrongInput(error)
    const answer = await tool.run(ctx, data)
    return {
      content: [{ type: 'text', text: fenced(answer.text) }],
      structuredContent: { notice: NOTICE, untrustedData: answer.data },
    }
  } catch (fault) {
    return refusal(fault, log)
  }
}

function wrongInput({ issues }: z.ZodError): DomainError {
  const errors = issues.map(({ path, message }) => ({ pointer: `/${path.map(String).join('/')}`, detail: message }))
  const detail = errors.map(({ pointer, detail: what }) => `${pointer}: ${what}`).join('; ')
  return new DomainError('invalid_request', detail, { errors })
}

function refusal(fault: unknown, log: Logger): CallToolResult {
  const problem = toProblem(fault, log)
  const code = fault instanceof DomainError ? fault.code : 'internal'
  const retryAfterS = fault instanceof DomainError ? fault.retryAfterS : undefined
  // The detail may name columns, tables and values: words of a file.
  const { title, detail } = problem
  const lines = [`${code}: ${title}`, remedies[code] ?? [], detail === undefined ? [] : fenced(detail)].flat()
  return {
    isError: true,
    content: [{ type: 'text', text: lines.join('\n') }],
    structuredContent: { problem: { code, ...problem, ...(retryAfterS !== undefined && { retryAfterS }) } },
  }
}

/** What an agent does about a problem, where its detail does not say it already. */
const remedies: Partial<Record<ProblemCode, string>> = {
  invalid_request: 'Correct the arguments and call again.',
  not_allowed: 'Do not try again: tell the person that the key, or their role, does not allow this.',
  not_found: 'Check the id or name with the list tools. What belongs to others looks like what does not exist.',
  invalid_plan: 'Look at the columns with describe_dataset and ask something that fits them.',
  busy: 'Call again in a moment.',
  took_too_long: 'Ask about fewer rows: add a condition.',
  out_of_memory: 'Ask for fewer groups.',
  internal: 'Tell the person the number; they can tell the operator.',
}
