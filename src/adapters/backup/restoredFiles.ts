import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { BackupFault } from './fault.ts'

/** The files a restore brings: written before the database commits, so that no row speaks of a file that is not there. */
export class RestoredFiles {
  private readonly written = new Set<string>()
  private readonly made: string[] = []
  private readonly dataDir: string
  private readonly folders: readonly string[]

  constructor(dataDir: string, folders: readonly string[]) {
    this.dataDir = resolve(dataDir)
    this.folders = folders
  }

  async hasAny(): Promise<boolean> {
    for (const folder of this.folders) if ((await this.list(folder)).length > 0) return true
    return false
  }

  /** @throws BackupFault when the name leads out of the folders */
  async write(name: string, body: AsyncIterable<Buffer>): Promise<void> {
    const steps = name.split('/')
    const isInside =
      this.folders.includes(steps[0] ?? '') &&
      !steps.some(step => step === '' || step === '.' || step === '..' || /[\\\0]/.test(step))
    if (!isInside) throw new BackupFault(`The backup holds an entry that belongs nowhere: ${name}.`)
    const path = join(this.dataDir, ...steps)
    const draft = `${path}.part-${process.pid}`
    await mkdir(dirname(path), { recursive: true })
    if (!existsSync(path)) this.made.push(path)
    await pipeline(Readable.from(body), createWriteStream(draft, { flush: true }))
    await rename(draft, path)
    this.written.add(name)
  }

  /** After a failure: what was not there before goes again. */
  async takeBack(): Promise<void> {
    for (const path of this.made) {
      await rm(path, { force: true })
      await rm(`${path}.part-${process.pid}`, { force: true })
    }
  }

  /** After success: what the backup does not hold goes. */
  async removeOthers(): Promise<void> {
    for (const folder of this.folders) {
      for (const name of await this.list(folder)) {
        if (!this.written.has(name)) await rm(join(this.dataDir, name), { force: true })
      }
    }
  }

  private async list(folder: string): Promise<string[]> {
    const root = join(this.dataDir, folder)
    if (!existsSync(root)) return []
    const entries = await readdir(root, { withFileTypes: true, recursive: true })
    return entries
      .filter(entry => !entry.isDirectory())
      .map(entry => relative(this.dataDir, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  }
}
