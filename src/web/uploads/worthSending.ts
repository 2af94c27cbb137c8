/** Files a system or a program leaves beside those of people: hidden ones, and locks of open documents. */
const OF_SYSTEM = /^(?:\..*|~\$.*|\.?~lock\..*#|thumbs\.db|desktop\.ini|__macosx)$/i

/** The files somebody means when dropping a folder. */
export function worthSending<T extends { name: string }>(files: readonly T[]): T[] {
  return files.filter(({ name }) => !OF_SYSTEM.test(name))
}
