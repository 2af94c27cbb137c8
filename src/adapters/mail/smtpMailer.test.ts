import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { afterEach, expect, test } from 'vitest'
import { smtpMailer } from './smtpMailer.ts'

const mail = { to: 'mina@example.org', subject: 'Grüße', text: 'Open https://example.org/reset?token=abc\n.\nBye' }
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A mail server as in RFC 5321, of one conversation; what it was told stands in `lines`. */
async function mailServer(answers: Record<string, string> = {}) {
  const lines: string[] = []
  const server = createServer(socket => converse(socket, lines, answers)).listen(0, '127.0.0.1')
  closing.push(() => server.close())
  await once(server, 'listening')
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, lines }
}

function converse(socket: Socket, lines: string[], answers: Record<string, string>): void {
  const say = (line: string) => void socket.write(`${line}\r\n`)
  let isBody = false
  say('220 mail.example.org')
  closing.push(() => socket.destroy())
  createInterface({ input: socket }).on('line', line => {
    lines.push(line)
    if (isBody) {
      isBody = line !== '.'
      if (!isBody) say('250 kept')
      return
    }
    const verb = line.split(/[ :]/)[0]?.toUpperCase() ?? ''
    isBody = verb === 'DATA' && answers.DATA === undefined
    say(answers[verb] ?? (verb === 'DATA' ? '354 go on' : verb === 'QUIT' ? '221 bye' : '250 ok'))
  })
}

test('a mail arrives with sender, receiver, subject and every line', async () => {
  const { url, lines } = await mailServer()
  await smtpMailer({ url, from: 'DataInsight <di@example.org>' }).send(mail)
  expect(lines).toContain('MAIL FROM:<di@example.org>')
  expect(lines).toContain('RCPT TO:<mina@example.org>')
  expect(lines.find(line => line.startsWith('Subject:'))).toMatch(/=\?UTF-8\?/)
  expect(lines).toContain('Open https://example.org/reset?token=abc')
  // A line of a single dot would end the mail: it is doubled on the way (section 4.5.2).
  expect(lines).toContain('..')
  expect(lines).toContain('Bye')
})

test('a receiver that the server does not know is an error, not a mail lost in silence', async () => {
  const { url } = await mailServer({ RCPT: '550 no such person' })
  const sent = smtpMailer({ url, from: 'di@example.org' }).send(mail)
  await expect(sent).rejects.toThrow(/550 no such person/)
})

test('a server that is not there is an error', async () => {
  const sent = smtpMailer({ url: 'smtp://127.0.0.1:1', from: 'di@example.org' }).send(mail)
  await expect(sent).rejects.toThrow(/ECONNREFUSED/)
})

test('mails that really leave are in no outbox', async () => {
  expect(await smtpMailer({ url: 'smtp://127.0.0.1:1', from: 'di@example.org' }).outbox()).toEqual([])
})
