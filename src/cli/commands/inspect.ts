import type { Command } from '../command.ts'
import { readLocally } from '../readLocally.ts'
import { inspection, inspectionText } from '../report.ts'
import { readWords } from '../words.ts'

const usage = 'inspect FILE [--json]'

/** Receipt and profile of every table in a file. */
export const inspect: Command = {
  usage,
  summary: 'receipt and profile of every table in a file',
  async run(words) {
    const { positionals, values } = readWords(words, { usage, positionals: 1, options: { json: { type: 'boolean' } } })
    await readLocally(positionals[0] ?? '', async reading => {
      process.stdout.write(values.json ? `${JSON.stringify(inspection(reading))}\n` : `${inspectionText(reading)}\n`)
    })
  },
}
