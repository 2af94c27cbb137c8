import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildContext } from '../../../test/factories/context.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import type { Actor } from '../../contract/access.ts'
import type { Filter } from '../../contract/plan.ts'
import type { RuleSubject } from '../../contract/rowRule.ts'
import type { Context } from '../../ports/context.ts'
import { requireAllRows, requireUnlimitedKey, rowLimits, seesAllRows } from './rowLimits.ts'
import { insertRule, rulesOn } from './rowRules.ts'
import { workspace } from './tables.ts'

const of = { id: 'ds1', name: 'Orders' }
const is = (value: string): Filter => ({ op: 'eq', column: 'c1', value })
const everyRow: Filter = { op: 'and', of: [] }
const noRow: Filter = { op: 'or', of: [] }

let database: TestDatabase
let owner: Context
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  owner = buildContext({ database, role: 'owner' })
  const { workspaceId: id } = owner
  await database.transaction('system', tx => tx.insert(workspace).values({ id, name: 'W', createdAt: new Date() }))
})

const rule = (subject: RuleSubject, rows: Filter, tableId = 't1') =>
  owner.transaction(tx => insertRule(owner, tx, of, { tableId, subject, rows }))

/** What an actor is limited to in the first table; null: they see every row of it. */
async function limitOf(actor: Actor, tableId = 't1'): Promise<Filter | null> {
  const limits = await rowLimits({ ...owner, actor, rowRules: new Map() })
  return limits.get(of.id)?.get(tableId) ?? null
}

const vera: Actor = { kind: 'user', id: 'u_vera', name: 'Vera', role: 'viewer' }
const edi: Actor = { kind: 'user', id: 'u_edi', name: 'Edi', role: 'editor' }
const adam: Actor = { kind: 'user', id: 'u_adam', name: 'Adam', role: 'admin' }
const keyOf = (actor: Actor, keyId: string) => ({ ...actor, kind: 'apiKey', keyId }) as Actor
const any = (...rows: Filter[]): Filter => ({ op: 'or', of: rows })
const all = (...rows: Filter[]): Filter => ({ op: 'and', of: rows })

const viewers: RuleSubject = { kind: 'role', role: 'viewer' }

describe('rules about members', () => {
  it('limit those they are about, and nobody else', async () => {
    await rule(viewers, is('North'))
    expect(await limitOf(vera)).toEqual(all(any(is('North'))))
    for (const actor of [edi, adam, owner.actor, { kind: 'system', id: 'ingest' } as const])
      expect(await limitOf(actor)).toBeNull()
    expect(await limitOf(vera, 't2')).toBeNull()
  })

  it('add up: what any of them shows is seen, and every row where one shows every row', async () => {
    await rule(viewers, noRow)
    await rule({ kind: 'member', userId: vera.id }, is('South'))
    expect(await limitOf(vera)).toEqual(all(any(noRow, is('South'))))
    expect(await limitOf({ ...vera, id: 'u_other' })).toEqual(all(any(noRow)))
    await rule({ kind: 'member', userId: vera.id }, everyRow)
    expect(await limitOf(vera)).toBeNull()
  })

  it('follow the role of the moment', async () => {
    await rule(viewers, is('North'))
    await rule({ kind: 'role', role: 'editor' }, is('South'))
    expect(await limitOf({ ...vera, role: 'editor' })).toEqual(all(any(is('South'))))
    expect(await limitOf({ ...vera, role: 'admin' })).toBeNull()
  })

  it('are of their workspace', async () => {
    await rule(viewers, is('North'))
    const elsewhere = buildContext({ database })
    expect(await rowLimits({ ...elsewhere, actor: vera })).toEqual(new Map())
    expect(await elsewhere.transaction(tx => rulesOn(elsewhere, tx, of.id))).toEqual([])
  })
})

describe('rules about a key', () => {
  it('narrow what its owner sees, an admin too', async () => {
    await rule(viewers, is('North'))
    await rule({ kind: 'apiKey', keyId: 'k1' }, is('Ulm'))
    expect(await limitOf(keyOf(vera, 'k1'))).toEqual(all(any(is('North')), any(is('Ulm'))))
    expect(await limitOf(keyOf(vera, 'k2'))).toEqual(all(any(is('North'))))
    expect(await limitOf(keyOf(adam, 'k1'))).toEqual(all(any(is('Ulm'))))
    expect(await limitOf(adam)).toBeNull()
  })
})

describe('a link', () => {
  it('sees what all see by whom it is seen', async () => {
    await rule(viewers, is('North'))
    await rule({ kind: 'role', role: 'editor' }, is('South'))
    const link = (...seenBy: { id: string; role: 'viewer' | 'editor' | 'owner' }[]): Actor => ({
      kind: 'link',
      id: 'ln1',
      seenBy,
    })
    expect(await limitOf(link({ id: 'u1', role: 'owner' }))).toBeNull()
    expect(await limitOf(link({ id: 'u1', role: 'owner' }, { id: 'u2', role: 'editor' }))).toEqual(
      all(any(is('South'))),
    )
    expect(await limitOf(link({ id: 'u1', role: 'viewer' }, { id: 'u2', role: 'editor' }))).toEqual(
      all(any(is('North')), any(is('South'))),
    )
  })

  it('sees no row of a table with rules once one of them is no member any more, whomever the rules are about', async () => {
    await rule({ kind: 'member', userId: 'u_somebody' }, is('North'))
    expect(await limitOf({ kind: 'link', id: 'ln1', seenBy: [null] })).toEqual(all(noRow))
    expect(await limitOf({ kind: 'link', id: 'ln1', seenBy: [null] }, 't2')).toBeNull()
  })
})

describe('what is about all rows', () => {
  it('is refused to who sees some of them', async () => {
    await rule(viewers, is('North'))
    const seeing = (actor: Actor) => ({ ...owner, actor, rowRules: new Map() })
    await expect(requireAllRows(seeing(vera), of.id)).rejects.toMatchObject({ code: 'not_allowed' })
    await requireAllRows(seeing(edi), of.id)
    expect(await seesAllRows(seeing(vera), 'ds2')).toBe(true)
  })
})

it('rules are loaded once for a request', async () => {
  let asked = 0
  const ctx: Context = {
    ...owner,
    actor: vera,
    rowRules: new Map(),
    transaction: work => {
      asked += 1
      return owner.transaction(work)
    },
  }
  await Promise.all([rowLimits(ctx), rowLimits(ctx), rowLimits({ ...ctx })])
  expect(asked).toBe(1)
  await rowLimits({ ...ctx, actor: edi })
  expect(asked).toBe(2)
})

describe('what is a member’s', () => {
  it('is a key’s of theirs too unless that sees less than they do, in whatever order the rules were made', async () => {
    const key = { ...owner, actor: keyOf(vera, 'k1') }
    await rule({ kind: 'apiKey', keyId: 'k1' }, everyRow, 't2')
    await rule(viewers, is('North'))
    await rule(viewers, is('North'), 't2')
    await requireUnlimitedKey({ ...key, rowRules: new Map() })
    await rule({ kind: 'apiKey', keyId: 'k1' }, is('South'))
    await expect(requireUnlimitedKey({ ...key, rowRules: new Map() })).rejects.toMatchObject({ code: 'not_allowed' })
  })
})
