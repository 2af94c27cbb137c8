import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { DomainError } from '../../contract/problem.ts'
import { eventStream } from './eventStream.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** One event, then silence until it is stopped. */
function quietSource() {
  const stopping = new AbortController()
  async function* events() {
    yield { n: 1 }
    await new Promise<void>(resolve => stopping.signal.addEventListener('abort', () => resolve()))
  }
  return { events: events(), stop: () => stopping.abort(), signal: stopping.signal }
}
const open = (source: ReturnType<typeof quietSource>, mayStay = async () => true) =>
  eventStream({ events: source.events, stop: source.stop, mayStay, encode: event => event, onFault: () => undefined })

it('sends each event as a line and a beat when nothing happens', async () => {
  const source = quietSource()
  const reader = (await open(source)).body?.getReader()
  const read = async () => new TextDecoder().decode((await reader?.read())?.value)
  expect(await read()).toBe('data: {"n":1}\n\n')
  const next = read()
  await vi.advanceTimersByTimeAsync(15_000)
  expect(await next).toBe(': beat\n\n')
  await reader?.cancel()
  expect(source.signal.aborted).toBe(true)
})

it('sends away at the next beat whoever may no longer listen', async () => {
  const source = quietSource()
  const done = (await open(source, async () => false)).text()
  await vi.advanceTimersByTimeAsync(15_000)
  expect(await done).toBe('data: {"n":1}\n\n: beat\n\n')
})

it('lets a source that refuses at once be answered with its problem', async () => {
  const refusal = new DomainError('not_found', 'There is no such upload.')
  const refuse = { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(refusal) }) }
  const options = {
    stop: () => undefined,
    mayStay: async () => true,
    encode: (e: unknown) => e,
    onFault: () => undefined,
  }
  await expect(eventStream({ events: refuse, ...options })).rejects.toMatchObject({ code: 'not_found' })
})
