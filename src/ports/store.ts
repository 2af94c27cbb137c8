import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'

/** A file that is arriving: its name is known, its bytes are not here yet. */
export interface IncomingFile {
  fileName: string
  /**
   * Streams the bytes to disk.
   * @throws DomainError too_large (the partial file is gone), disk_full, cancelled when the sender went away
   */
  save(): Promise<ReceivedFile>
}

export interface ReceivedFile {
  path: string
  sizeBytes: number
  sha256: string
}

export interface ReceiveOptions {
  /** All files together. */
  maxBytes: number
  signal: AbortSignal
}

/** Files of the product by key (`files/<workspace>/<sha256>`, `versions/<workspace>/<dataset>/<ingestion>/t0.parquet`). */
export interface ObjectStore {
  /** The only file of a multipart request. @throws DomainError invalid_request when there is none, or several */
  receive(request: IncomingMessage, options: ReceiveOptions): Promise<IncomingFile>
  /**
   * All files of a multipart request as one zip, in which they lie as they came; called after the first of them.
   * @throws DomainError invalid_request when there is none, or very many
   */
  receivePacked(request: IncomingMessage, options: ReceiveOptions): Promise<IncomingFile>
  /** A copy of a local file (a sample), as if it had been received. */
  receiveCopy(path: string): Promise<ReceivedFile>
  /** Moves a local file in, atomically and durably; replaces nothing when the key is there already. */
  putFile(key: string, path: string): Promise<void>
  /** A local path to read the object from; fetches it first when it lives elsewhere. @throws DomainError not_found */
  localPath(key: string): Promise<string>
  read(key: string): Promise<Readable>
  has(key: string): Promise<boolean>
  sizeBytes(key: string): Promise<number>
  /** Removes an object, or all objects below a folder key; silent when there is none. */
  remove(key: string): Promise<void>
  /** The folders just below a folder key, with the time they last changed; none when there is no such folder. */
  foldersIn(key: string): Promise<{ key: string; changedAt: Date }[]>
  /** A new empty folder for temporary work, on the same disk. The caller removes it with `removeTemporary`. */
  temporaryFolder(): Promise<string>
  removeTemporary(path: string): Promise<void>
}
