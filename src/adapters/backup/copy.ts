import { once } from 'node:events'
import type { Client, Connection, Submittable } from 'pg'

/** The parts of pg's connection that COPY needs; its types leave them out. */
interface CopyConnection {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
  stream: NodeJS.WriteStream
}

const PAUSE_ABOVE_BYTES = 1_000_000

/** Runs `COPY ... TO STDOUT` and yields what it sends, in constant memory: a slow reader slows the server. */
export async function* copyOut(client: Client, text: string): AsyncGenerator<Buffer> {
  const query = new CopyOut(text)
  client.query(query)
  let isWhole = false
  try {
    for (;;) {
      const chunk = await query.next()
      isWhole = !chunk
      if (!chunk) return
      yield chunk
    }
  } finally {
    // A reader that gave up: the rest cannot be taken back, only cut off.
    if (!isWhole) query.abandon()
  }
}

/** Runs `COPY ... FROM STDIN` with the chunks as its input. */
export async function copyIn(client: Client, text: string, chunks: AsyncIterable<Buffer>): Promise<void> {
  const query = new CopyIn(text, chunks)
  client.query(query)
  await query.done
}

/** pg calls these for every message of the running query. */
abstract class Copy implements Submittable {
  protected connection: CopyConnection | undefined
  private fault: Error | undefined
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  submit(connection: Connection): void {
    // A documented extension point of pg whose types list only the public part.
    this.connection = connection as unknown as CopyConnection
    this.connection.query(this.text)
  }

  handleError(error: Error): void {
    this.fault = error
    // A broken connection sends no "ready" any more.
    if (!('code' in error) || this.connection?.stream.destroyed) this.finish(error)
  }

  handleReadyForQuery(): void {
    this.finish(this.fault)
  }

  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}

  protected abstract finish(fault: Error | undefined): void
}

class CopyOut extends Copy {
  private waiting: Buffer[] = []
  private waitingBytes = 0
  private end: { fault: Error | undefined } | undefined
  private wake: () => void = () => undefined

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.waiting.push(Buffer.from(chunk))
    this.waitingBytes += chunk.length
    if (this.waitingBytes > PAUSE_ABOVE_BYTES) this.connection?.stream.pause()
    this.wake()
  }

  /** All that has come since, or undefined at the end. */
  async next(): Promise<Buffer | undefined> {
    while (this.waiting.length === 0) {
      if (this.end?.fault) throw this.end.fault
      if (this.end) return undefined
      await new Promise<void>(resolve => {
        this.wake = resolve
      })
    }
    const chunk = Buffer.concat(this.waiting)
    this.waiting = []
    this.waitingBytes = 0
    this.connection?.stream.resume()
    return chunk
  }

  abandon(): void {
    if (!this.end) this.connection?.stream.destroy()
  }

  protected finish(fault: Error | undefined): void {
    this.end = { fault }
    this.wake()
  }
}

class CopyIn extends Copy {
  readonly done: Promise<void>
  private settle: (fault: Error | undefined) => void = () => undefined
  private readonly chunks: AsyncIterable<Buffer>
  private sourceFault: unknown

  constructor(text: string, chunks: AsyncIterable<Buffer>) {
    super(text)
    this.chunks = chunks
    this.done = new Promise((resolve, reject) => {
      this.settle = fault => (fault ? reject(this.sourceFault ?? fault) : resolve())
    })
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.send(connection).catch(error => {
      this.sourceFault = error
      connection.sendCopyFail('The source of the rows failed.')
    })
  }

  private async send(connection: CopyConnection): Promise<void> {
    for await (const chunk of this.chunks) {
      connection.sendCopyFromChunk(chunk)
      if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
    }
    connection.endCopyFrom()
  }

  protected finish(fault: Error | undefined): void {
    this.settle(fault)
  }
}
