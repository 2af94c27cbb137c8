import { expect, it } from 'vitest'
import { mentionAt, partsOf, withIds, withNames } from './mentions.ts'

const ann = { userId: 'u_1', name: 'Ann' }
const annLee = { userId: 'u_2', name: 'Ann Lee' }

it('sends names as ids and shows ids as names', () => {
  const sent = withIds('@Ann Lee and @Ann, look', [ann, annLee])
  expect(sent).toBe('@[u_2] and @[u_1], look')
  expect(withNames(sent, [ann, annLee])).toBe('@Ann Lee and @Ann, look')
  expect(withNames('@[u_9] is nobody', [ann])).toBe('@[u_9] is nobody')
  expect(partsOf('Ask @[u_1]!', [ann])).toEqual([
    { text: 'Ask ', isMention: false },
    { text: '@Ann', isMention: true },
    { text: '!', isMention: false },
  ])
})

it('knows when a name is being typed', () => {
  expect(mentionAt('Ask @An', 7)).toEqual({ from: 4, typed: 'An' })
  expect(mentionAt('@', 1)).toEqual({ from: 0, typed: '' })
  expect(mentionAt('a@b', 3)).toBeNull()
  expect(mentionAt('@Ann', -1)).toBeNull()
  expect(mentionAt('Ask @Ann now', 12)).toBeNull()
})
