/** `number` covers NaN and Infinity, which JSON does not know and some programs write. */
export type ScalarKind = 'text' | 'number' | 'boolean' | 'null'

/** What stands in a JSON text, in order. Numbers come as they are written, so that none loses a digit. */
export interface JsonEvents {
  openObject(): void
  key(name: string): void
  closeObject(): void
  openArray(): void
  closeArray(): void
  scalar(text: string, kind: ScalarKind): void
}
