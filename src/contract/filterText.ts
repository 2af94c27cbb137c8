import { z } from 'zod'
import { Filter } from './plan.ts'

/** A filter as an address carries it: JSON. */
export const FilterText = z
  .string()
  .transform((written, ctx) => {
    try {
      return JSON.parse(written) as unknown
    } catch {
      ctx.addIssue({ code: 'custom', message: 'This is not JSON.' })
      return z.NEVER
    }
  })
  .pipe(Filter)
