/** A question that is being asked. */
type Ask<Input> = (input: Input, signal: AbortSignal) => Promise<void>

/**
 * Asks one thing at a time: while one question is on its way only the newest of those that came since is kept, and asked
 * when the answer is there. `stop` forgets what waits and ends what is on its way.
 */
export class Latest<Input> {
  readonly #ask: Ask<Input>
  #busy: AbortController | null = null
  #waiting: { input: Input } | null = null

  constructor(ask: Ask<Input>) {
    this.#ask = ask
  }

  ask(input: Input): void {
    if (this.#busy) this.#waiting = { input }
    else void this.#run(input)
  }

  stop(): void {
    this.#waiting = null
    this.#busy?.abort()
    this.#busy = null
  }

  async #run(input: Input): Promise<void> {
    const busy = new AbortController()
    this.#busy = busy
    try {
      await this.#ask(input, busy.signal)
    } catch {
      // What failed is asked again with the next movement, and by the draw that follows it.
    }
    if (this.#busy !== busy) return
    this.#busy = null
    const next = this.#waiting
    this.#waiting = null
    if (next) void this.#run(next.input)
  }
}
