/** A backup cannot be written or restored; the message is one sentence for the person who asked for it. */
export class BackupFault extends Error {
  override readonly name = 'BackupFault'
}
