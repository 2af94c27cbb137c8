import { z } from 'zod'

/** Every failure the API can report, with its HTTP status and title. The key is the stable code. */
export const problems = {
  invalid_request: { status: 400, title: 'The request does not match its schema.' },
  not_signed_in: { status: 401, title: 'Sign in first.' },
  key_needed: { status: 401, title: 'A working API key is needed.' },
  wrong_credentials: { status: 401, title: 'The e-mail or the password is not right.' },
  limit_reached: { status: 402, title: 'Your plan does not allow more of this.' },
  not_allowed: { status: 403, title: 'Your role does not allow this.' },
  cross_site: { status: 403, title: 'The request came from another site.' },
  not_found: { status: 404, title: 'There is no such thing, or you may not see it.' },
  conflict: { status: 409, title: 'Somebody changed this meanwhile.' },
  already_exists: { status: 409, title: 'There is one of this name already.' },
  gone: { status: 410, title: 'This link was used or has ended.' },
  too_large: { status: 413, title: 'The file is larger than this server takes.' },
  unreadable_file: { status: 422, title: 'The file cannot be read.' },
  password_needed: { status: 422, title: 'This is protected by a password.' },
  wrong_password: { status: 422, title: 'The password does not open this.' },
  invalid_plan: { status: 422, title: 'The question does not fit the data.' },
  not_ready: { status: 409, title: 'This is not ready yet.' },
  too_many_requests: { status: 429, title: 'Too many attempts. Wait a little.' },
  cancelled: { status: 499, title: 'It was cancelled.' },
  internal: { status: 500, title: 'Something failed on our side.' },
  busy: { status: 503, title: 'The server is busy. Try again in a moment.' },
  took_too_long: { status: 504, title: 'The question took longer than allowed.' },
  out_of_memory: { status: 507, title: 'The question needs more memory than allowed.' },
  disk_full: { status: 507, title: 'The server has no room left on its disk.' },
} as const
export type ProblemCode = keyof typeof problems

/** How far a piece of work is; `total` is null while nobody knows. */
const Progress = z.object({ stage: z.string(), processed: z.int(), total: z.int().nullable() })

/** Problem details as in RFC 9457, section 3. */
export const Problem = z
  .object({
    type: z.string().meta({ example: '/problems/not_found' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    /** Of what is not ready yet: how far it is. */
    progress: Progress.optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>

/** An expected failure. The server alone turns it into a problem response; the detail is shown to the person. */
export class DomainError extends Error {
  readonly code: ProblemCode
  readonly errors: readonly { pointer: string; detail: string }[]
  readonly progress: z.infer<typeof Progress> | undefined
  /** After how many seconds asking again may help; told in the header `retry-after`. */
  readonly retryAfterS: number | undefined
  constructor(
    code: ProblemCode,
    detail: string,
    options: {
      cause?: unknown
      errors?: readonly { pointer: string; detail: string }[]
      progress?: z.infer<typeof Progress>
      retryAfterS?: number
    } = {},
  ) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'DomainError'
    this.code = code
    this.errors = options.errors ?? []
    this.progress = options.progress
    this.retryAfterS = options.retryAfterS
  }
}
