import { DomainError, problems } from '../contract/problem.ts'
import type { Command } from './command.ts'
import { analyze } from './commands/analyze.ts'
import { backup } from './commands/backup.ts'
import { convert } from './commands/convert.ts'
import { inspect } from './commands/inspect.ts'
import { migrate } from './commands/migrate.ts'
import { restore } from './commands/restore.ts'
import { serve } from './commands/serve.ts'
import { worker } from './commands/worker.ts'

const commands: Readonly<Record<string, Command>> = {
  inspect,
  convert,
  analyze,
  serve,
  worker,
  migrate,
  backup,
  restore,
}

/** Runs one command. Standard output holds nothing but the answer; a failure is a problem on standard error and exit code 1. */
async function main([name, ...words]: readonly string[]): Promise<void> {
  const command = commands[name ?? '']
  if (command) return command.run(words)
  if (name === undefined || name === 'help' || name === '--help') return void process.stdout.write(help())
  throw new DomainError(
    'invalid_request',
    `There is no command "${name}". Known are: ${Object.keys(commands).join(', ')}.`,
  )
}

function help(): string {
  const lines = Object.values(commands).map(c => `  ${c.usage.padEnd(42)} ${c.summary}`)
  return `Usage: npm run -s cli -- COMMAND\n\n${lines.join('\n')}\n`
}

function fail(fault: unknown): void {
  const known = fault instanceof DomainError
  const code = known ? fault.code : 'internal'
  const { status, title } = problems[code]
  const detail = fault instanceof Error ? fault.message : String(fault)
  const errors = known && fault.errors.length > 0 ? { errors: fault.errors } : {}
  process.stderr.write(`${JSON.stringify({ type: `/problems/${code}`, title, status, detail, ...errors })}\n`)
  if (!known && fault instanceof Error && process.env.LOG_LEVEL === 'debug') process.stderr.write(`${fault.stack}\n`)
  process.exitCode = 1
}

main(process.argv.slice(2)).catch(fail)
