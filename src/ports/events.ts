/** Tells every process of the product that something changed. Payloads are small; a listener re-reads what it needs. */
export interface Events {
  publish(channel: string, payload: string): Promise<void>
  /** Returns how to stop listening. */
  subscribe(channel: string, listener: (payload: string) => void): Promise<() => Promise<void>>
}
