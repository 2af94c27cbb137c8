const key = 'workspace'

/** The workspace this browser works in; null: the person's first. Tests and old browsers have no storage. */
export function chosenWorkspace(): string | null {
  return globalThis.localStorage?.getItem(key) ?? null
}

export function keepWorkspace(id: string | null): void {
  if (id === null) globalThis.localStorage?.removeItem(key)
  else globalThis.localStorage?.setItem(key, id)
}
