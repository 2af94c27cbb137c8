import { test as base, expect } from '@playwright/test'
import { type RunningServer, startServer } from './server.ts'

const here = new Set(['127.0.0.1', 'localhost'])

interface WorkerFixtures {
  /** The built server on fresh data, shared by the tests of one file. */
  server: RunningServer
}

interface TestFixtures {
  /** Addresses beyond this machine that a page asked for. Any fails the test. */
  strangers: string[]
}

/** Playwright's `test`, with a running server, and the promise that no request leaves the host. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names out of the pattern
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  strangers: [
    async ({ context }, use) => {
      const strangers: string[] = []
      const note = (url: string) => {
        if (leavesHost(url)) strangers.push(url)
      }
      context.on('request', request => note(request.url()))
      context.on('page', page => page.on('websocket', socket => note(socket.url())))
      await use(strangers)
      expect(strangers, 'no request leaves the host').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

function leavesHost(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return /^(https?|wss?):$/.test(protocol) && !here.has(hostname)
}
