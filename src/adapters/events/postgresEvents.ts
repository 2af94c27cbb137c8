import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Events } from '../../ports/events.ts'

const CHANNEL = 'datainsight'
const AGAIN_MS = 500
/** A database that was killed is back in about two seconds. */
const TRIES_MAX = 8
type Listener = (payload: string) => void

/**
 * Events over LISTEN/NOTIFY: one listening connection a process, opened at the first use and again when lost. What is
 * published while it is away waits for it; when it stays away the event is dropped, for it only ever was a hint.
 */
export function postgresEvents(
  config: pg.ClientConfig,
  onFault: (fault: unknown) => void,
): Events & { close(): Promise<void> } {
  const listeners = new Map<string, Set<Listener>>()
  let connection: Promise<pg.Client> | null = null
  let closed = false

  const deliver = (text: string | undefined) => {
    const { channel, payload } = JSON.parse(text ?? '{}') as { channel: string; payload: string }
    for (const listener of listeners.get(channel) ?? []) listener(payload)
  }
  const connect = () => {
    if (connection) return connection
    const opening = listen(config, deliver, fault => lose(opening, fault))
    opening.catch(fault => lose(opening, fault))
    connection = opening
    return opening
  }
  const lose = (gone: Promise<pg.Client>, fault: unknown) => {
    if (connection !== gone) return
    connection = null
    if (closed) return
    onFault(fault)
    // A fault of this attempt comes back here by itself.
    setTimeout(() => !closed && void connect().then(catchUp, () => undefined), AGAIN_MS).unref()
  }
  /** What happened meanwhile was missed: whoever watches a workspace is told to look at all of it again. */
  const catchUp = () => {
    for (const [channel, set] of listeners) {
      const [kind, id] = channel.split(':')
      if (kind === 'workspace') for (const listener of set) listener(JSON.stringify({ kind, id }))
    }
  }
  const say = async (event: string) => {
    const client = await connect()
    await client.query('select pg_notify($1, $2)', [CHANNEL, event])
  }
  return {
    async publish(channel, payload) {
      for (let left = TRIES_MAX; left > 0 && !closed; left--) {
        const fault = await say(JSON.stringify({ channel, payload })).then(
          () => null,
          (error: unknown) => ({ error }),
        )
        if (fault === null) return
        if (left === 1) onFault(fault.error)
        else await pause(AGAIN_MS)
      }
    },
    async subscribe(channel, listener) {
      const set = listeners.get(channel) ?? new Set()
      listeners.set(channel, set.add(listener))
      // One that cannot be had now is sought until it is there.
      await connect().catch(() => undefined)
      return async () => {
        set.delete(listener)
        if (set.size === 0) listeners.delete(channel)
      }
    },
    async close() {
      closed = true
      const open = connection
      connection = null
      await open?.then(client => client.end()).catch(() => undefined)
    },
  }
}

async function listen(
  config: pg.ClientConfig,
  deliver: (text: string | undefined) => void,
  lose: (fault: unknown) => void,
): Promise<pg.Client> {
  const client = new pg.Client({ ...config, application_name: 'datainsight events', keepAlive: true })
  client.on('notification', message => deliver(message.payload))
  // More than one error comes of one loss (what the server said last, then the end), and one nobody hears ends the process.
  client.on('error', lose)
  try {
    await client.connect()
    await client.query(`listen ${CHANNEL}`)
    return client
  } catch (fault) {
    await client.end().catch(() => undefined)
    throw fault
  }
}
