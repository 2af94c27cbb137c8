import { expect, test } from 'vitest'
import { Username } from '../../contract/access.ts'
import { usernameOf } from './username.ts'

test('a user name is what stands before the @', () => {
  expect(usernameOf('Ana.Lima+x@example.org')).toBe('ana.limax')
})

test('any address gives a user name that the contract takes', () => {
  for (const email of ['a@b.c', 'é@b.c', '日本@b.c', `${'x'.repeat(60)}@b.c`, 'ab@c.d', ''])
    expect(Username.safeParse(usernameOf(email)).success, email).toBe(true)
})
