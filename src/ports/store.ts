import type { Readable } from 'node:stream'

/** Files of the product by key (`files/<workspace>/<sha256>`, `versions/<workspace>/<dataset>/<ingestion>/t0.parquet`). */
export interface ObjectStore {
  /** Moves a local file in, atomically and durably; replaces nothing when the key is there already. */
  putFile(key: string, path: string): Promise<void>
  /** A local path to read the object from; fetches it first when it lives elsewhere. @throws DomainError not_found */
  localPath(key: string): Promise<string>
  read(key: string): Promise<Readable>
  has(key: string): Promise<boolean>
  sizeBytes(key: string): Promise<number>
  remove(key: string): Promise<void>
  /** A new empty folder for temporary work, on the same disk. The caller removes it. */
  temporaryFolder(): Promise<string>
}
