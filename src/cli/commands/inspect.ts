import type { Command } from '../command.ts'
import { readLocally, readOptions } from '../readLocally.ts'
import { inspection, inspectionText } from '../report.ts'
import { readWords } from '../words.ts'

const usage = 'inspect FILE [--password P] [--settings FILE] [--json]'

/** Receipt and profile of every table in a file. */
export const inspect: Command = {
  usage,
  summary: 'receipt and profile of every table in a file',
  async run(words) {
    const options = { json: { type: 'boolean' }, ...readOptions } as const
    const given = readWords(words, { usage, positionals: 1, options })
    await readLocally(given, async reading => {
      process.stdout.write(
        given.values.json ? `${JSON.stringify(inspection(reading))}\n` : `${inspectionText(reading)}\n`,
      )
    })
  },
}
