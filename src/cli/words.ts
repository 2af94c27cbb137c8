import { type ParseArgsConfig, parseArgs } from 'node:util'
import { DomainError } from '../contract/problem.ts'

interface Grammar {
  usage: string
  options: NonNullable<ParseArgsConfig['options']>
  /** How many words without a dash it takes. */
  positionals: number
}

export interface Words {
  positionals: string[]
  /** Flags are true, options their text. */
  values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>
}

/** The words after a command. @throws DomainError invalid_request with the command's usage */
export function readWords(words: readonly string[], { usage, options, positionals }: Grammar): Words {
  const wrong = (detail: string, cause?: unknown) =>
    new DomainError('invalid_request', `${detail} Usage: ${usage}`, { cause })
  const parsed = parse(words, options, wrong)
  if (parsed.positionals.length !== positionals)
    throw wrong(`It takes ${positionals} file name${positionals === 1 ? '' : 's'}.`)
  return parsed
}

/** The text of an option that was given. */
export function textOf(value: Words['values'][string]): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function parse(
  words: readonly string[],
  options: Grammar['options'],
  wrong: (detail: string, cause?: unknown) => Error,
): Words {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true })
  } catch (cause) {
    throw wrong(cause instanceof Error ? `${cause.message}.` : 'The words are not understood.', cause)
  }
}
