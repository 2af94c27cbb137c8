import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Sends files as one multipart request over a socket, to whoever takes it in; answers what that answers. */
export async function post<T>(files: readonly File[], takeIn: (incoming: IncomingMessage) => Promise<T>): Promise<T> {
  let outcome: Promise<T> | undefined
  const server = createServer((incoming, response) => {
    outcome = takeIn(incoming)
    outcome.then(
      () => response.end(),
      () => response.end(),
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const body = new FormData()
  for (const file of files) body.append('file', file)
  const { port } = server.address() as AddressInfo
  await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body }).catch(() => undefined)
  server.close()
  if (outcome === undefined) throw new Error('the request never arrived')
  return outcome
}
