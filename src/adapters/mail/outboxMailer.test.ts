import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { outboxMailer } from './outboxMailer.ts'

it('writes mails whole to the folder and shows them newest first, without the secrets of their links', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'datainsight-outbox-'))
  let minute = 0
  const now = () => new Date(Date.UTC(2026, 0, 1, 12, minute++))
  const mailer = outboxMailer({ folder, from: 'DataInsight <di@example.org>', now })
  expect(await mailer.outbox()).toEqual([])
  await mailer.send({
    to: 'mina@example.org',
    subject: 'Ünïcode',
    text: 'Open https://di.example.org/reset?token=se-cr_et now',
  })
  await mailer.send({ to: 'omar@example.org', subject: 'Second', text: 'https://x/sign-up?invitation=abc&x=1' })
  expect(await mailer.outbox()).toMatchObject([
    { to: 'omar@example.org', text: 'https://x/sign-up?invitation=•••&x=1' },
    { to: 'mina@example.org', subject: 'Ünïcode', text: 'Open https://di.example.org/reset?token=••• now' },
  ])
  const [first = ''] = (await readdir(folder)).filter(name => name.endsWith('.eml')).sort()
  const raw = await readFile(join(folder, first), 'utf8')
  expect(raw).toContain('From: DataInsight <di@example.org>')
  expect(raw).toContain('token=se-cr_et')
  await rm(folder, { recursive: true })
})
