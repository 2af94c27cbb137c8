import { describe, expect, it } from 'vitest'
import { Latest } from './latest.ts'

/** Questions that are answered by hand. */
function desk() {
  const asked: { input: number; answer: () => void; fail: () => void; signal: AbortSignal }[] = []
  const latest = new Latest<number>(
    (input, signal) =>
      new Promise((resolve, reject) => asked.push({ input, answer: resolve, fail: () => reject(new Error()), signal })),
  )
  const settle = async () => {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve()
  }
  return { asked, latest, settle }
}

describe('Latest', () => {
  it('keeps one question on its way, and of those that follow only the newest', async () => {
    const { asked, latest, settle } = desk()
    for (let n = 1; n <= 30; n++) latest.ask(n)
    expect(asked.map(({ input }) => input)).toEqual([1])
    asked[0]?.answer()
    await settle()
    expect(asked.map(({ input }) => input)).toEqual([1, 30])
  })

  it('goes on after a question that failed', async () => {
    const { asked, latest, settle } = desk()
    latest.ask(1)
    latest.ask(2)
    asked[0]?.fail()
    await settle()
    expect(asked.map(({ input }) => input)).toEqual([1, 2])
  })

  it('asks nothing more once it is stopped, and says so to what is on its way', async () => {
    const { asked, latest, settle } = desk()
    latest.ask(1)
    latest.ask(2)
    latest.stop()
    expect(asked[0]?.signal.aborted).toBe(true)
    asked[0]?.answer()
    await settle()
    expect(asked).toHaveLength(1)
    latest.ask(3)
    expect(asked.at(-1)?.input).toBe(3)
  })
})
