import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { OutboxMail } from '../../contract/audit.ts'
import type { Mailer } from '../../ports/mailer.ts'
import { redact } from './redact.ts'

const SHOWN_MAX = 1000

interface Options {
  folder: string
  from: string
  now: () => Date
}

/**
 * Writes each mail to a folder as `<id>.eml`, complete, for the operator of the machine, and beside it `<id>.json`
 * without its secrets, for the admins of the product.
 */
export function outboxMailer({ folder, from, now }: Options): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return {
    async send(mail) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const at = now().toISOString()
      const id = `${at.replace(/[:.]/g, '-')}-${randomBytes(4).toString('hex')}`
      const { message } = await transport.sendMail({ from, ...mail, date: at })
      if (!Buffer.isBuffer(message)) throw new Error('the mail was not buffered')
      await writeFile(join(folder, `${id}.eml`), message, { mode: 0o600 })
      const shown: OutboxMail = { id, at, to: mail.to, subject: mail.subject, text: redact(mail.text) }
      await writeFile(join(folder, `${id}.json`), JSON.stringify(shown), { mode: 0o600 })
    },
    async outbox() {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const names = (await readdir(folder)).filter(name => name.endsWith('.json'))
      const newest = names.sort().reverse().slice(0, SHOWN_MAX)
      return Promise.all(
        newest.map(async name => OutboxMail.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))),
      )
    },
  }
}
