/**
 * Tells every process of the product that something changed. Payloads are small; a listener re-reads what it needs.
 * What a workspace's people may see goes to the channel `workspace:<id>` as JSON `{ kind, id }`.
 */
export interface Events {
  publish(channel: string, payload: string): Promise<void>
  /** Returns how to stop listening. */
  subscribe(channel: string, listener: (payload: string) => void): Promise<() => Promise<void>>
}
