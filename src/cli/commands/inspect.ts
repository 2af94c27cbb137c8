import type { Command } from '../command.ts'
import { passwordOption, readLocally } from '../readLocally.ts'
import { inspection, inspectionText } from '../report.ts'
import { readWords, textOf } from '../words.ts'

const usage = 'inspect FILE [--password P] [--json]'

/** Receipt and profile of every table in a file. */
export const inspect: Command = {
  usage,
  summary: 'receipt and profile of every table in a file',
  async run(words) {
    const options = { json: { type: 'boolean' }, ...passwordOption } as const
    const { positionals, values } = readWords(words, { usage, positionals: 1, options })
    await readLocally({ file: positionals[0] ?? '', password: textOf(values.password) }, async reading => {
      process.stdout.write(values.json ? `${JSON.stringify(inspection(reading))}\n` : `${inspectionText(reading)}\n`)
    })
  },
}
