import pg from 'pg'
import type { Events } from '../../ports/events.ts'

const CHANNEL = 'datainsight'
type Listener = (payload: string) => void

/** Events over LISTEN/NOTIFY: one listening connection a process, opened at the first subscriber and again when lost. */
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
  const lose = (fault: unknown) => {
    connection = null
    if (closed) return
    onFault(fault)
    setTimeout(() => void connect().catch(lose), 500).unref()
  }
  const connect = () => {
    connection ??= listen(config, deliver, lose)
    return connection
  }
  return {
    async publish(channel, payload) {
      const client = await connect()
      await client.query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify({ channel, payload })])
    },
    async subscribe(channel, listener) {
      const set = listeners.get(channel) ?? new Set()
      listeners.set(channel, set.add(listener))
      await connect()
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
  client.once('error', lose)
  await client.connect()
  await client.query(`listen ${CHANNEL}`)
  return client
}
