/** Why the product cannot start; the message is one sentence for the person who started it. */
export class StartFault extends Error {
  override readonly name = 'StartFault'
}

const known: Readonly<Record<string, (subject: string) => string>> = {
  EACCES: folder =>
    `The folder ${folder} cannot be written: give it the right owner, or set DATA_DIR to another folder.`,
  EPERM: folder =>
    `The folder ${folder} cannot be written: give it the right owner, or set DATA_DIR to another folder.`,
  ENOENT: folder => `The folder ${folder} cannot be made: set DATA_DIR to another folder.`,
  EROFS: folder => `The folder ${folder} is on a read-only disk: set DATA_DIR to a folder that can be written.`,
  ENOSPC: folder => `The disk that holds ${folder} is full: free some space and start again.`,
  EDQUOT: folder => `The disk that holds ${folder} is full: free some space and start again.`,
  ENOTDIR: folder => `${folder} is not a folder: set DATA_DIR to a folder.`,
  EEXIST: folder => `${folder} is not a folder: set DATA_DIR to a folder.`,
}

/** The fault of preparing a folder, in a sentence when it is one of the usual. */
export function folderFault(error: unknown, folder: string): unknown {
  const sentence = known[codeIn(error)]?.(folder)
  return sentence === undefined ? error : new StartFault(sentence, { cause: error })
}

/** The fault of listening, in a sentence when it is one of the usual. */
export function listenFault(error: unknown, { HOST, PORT }: { HOST: string; PORT: number }): unknown {
  const sentences: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${PORT} is taken by another program: stop it, or set PORT to another number.`,
    EACCES: `Port ${PORT} is reserved for the system: set PORT to a number above 1023.`,
    EADDRNOTAVAIL: `This machine does not have the address ${HOST}: set HOST to one it has.`,
  }
  const sentence = sentences[codeIn(error)]
  return sentence === undefined ? error : new StartFault(sentence, { cause: error })
}

function codeIn(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
