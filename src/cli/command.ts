/** A verb of the command line: its line of help, and what it does with the words after it. */
export interface Command {
  usage: string
  summary: string
  run(words: readonly string[]): Promise<void>
}
