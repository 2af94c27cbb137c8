import { z } from 'zod'

/** Of tools that change something: they change nothing unless told. */
export const previewField = z
  .boolean()
  .default(true)
  .describe('true: only says what would happen. false: does it, once the person agreed.')

/** What was done, or would be. */
export function previewText(what: string, id: string | null): string {
  return id === null
    ? `Nothing was changed. With preview: false this would keep ${what}.`
    : `Done: kept ${what}, with the id ${id}.`
}
