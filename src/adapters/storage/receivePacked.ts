import { rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { type Readable, Transform } from 'node:stream'
import yazl from 'yazl'
import { DomainError } from '../../contract/problem.ts'
import type { IncomingFile, ReceivedFile } from '../../ports/store.ts'
import { baseName, openForm, type Receiving } from './form.ts'
import { named, writeHashed } from './writeHashed.ts'

const MOST_FILES = 1000
/** The same files make the same archive, whenever they come. */
const TIME = new Date(2000, 0, 1)

/** Finds the files of a multipart request; `save` writes them into one archive, uncompressed, as they come. */
export function receivePacked(request: IncomingMessage, receiving: Receiving): Promise<IncomingFile> {
  return new Promise((resolve, reject) => {
    const form = openForm(request, { files: MOST_FILES, fileSize: receiving.maxBytes }, reject)
    if (form === null) return
    const pack = new Pack(receiving.maxBytes)
    form.on('file', (_field, stream, info) => {
      const fileName = baseName(info)
      pack.add(fileName, stream)
      resolve({ fileName, save: () => save(request, pack, receiving) })
    })
    form.once('filesLimit', () =>
      pack.spoil(new DomainError('invalid_request', `One dataset can be made of ${MOST_FILES} files at most.`)),
    )
    form.once('error', cause => pack.spoil(cause))
    form.once('close', () => pack.end())
    request.pipe(form)
  })
}

async function save(request: IncomingMessage, pack: Pack, { target, signal }: Receiving): Promise<ReceivedFile> {
  const path = target()
  const gone = () => pack.spoil(new DomainError('cancelled', 'The sender went away before the files were complete.'))
  request.once('aborted', gone)
  try {
    return await writeHashed(pack.stream, path, signal)
  } catch (fault) {
    request.unpipe()
    request.resume()
    await rm(path, { force: true })
    throw named(fault)
  }
}

/** An archive that is written while its files arrive. */
class Pack {
  readonly #zip = new yazl.ZipFile()
  readonly #taken = new Set<string>()
  readonly #maxBytes: number
  #bytes = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
    this.#zip.on('error', fault => this.spoil(fault))
    // Whoever reads the stream hears of its fault; after that nobody may be listening.
    this.stream.on('error', () => undefined)
  }

  get stream(): Readable {
    // yazl's types call it by the older interface; it is a PassThrough.
    return this.#zip.outputStream as Readable
  }

  add(fileName: string, stream: Readable): void {
    const metered = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        this.#bytes += chunk.length
        if (this.#bytes <= this.#maxBytes) done(null, chunk)
        else done(this.#tooLarge())
      },
    })
    stream.on('limit', () => this.spoil(this.#tooLarge()))
    metered.on('error', fault => this.spoil(fault))
    this.#zip.addReadStream(stream.pipe(metered), this.#nameOf(fileName), { compress: false, mtime: TIME })
  }

  end(): void {
    this.#zip.end()
  }

  spoil(fault: unknown): void {
    this.stream.destroy(fault instanceof Error ? fault : new Error(String(fault)))
  }

  #tooLarge(): DomainError {
    return new DomainError(
      'too_large',
      `The files are larger than ${this.#maxBytes.toLocaleString('en')} bytes together.`,
    )
  }

  /** As it came, but for dots in front, which hide a file, and a number behind when there is one of that name. */
  #nameOf(fileName: string): string {
    const bare = fileName.replace(/^[. ]+/, '') || 'file'
    const at = bare.lastIndexOf('.')
    const [stem, ending] = at > 0 ? [bare.slice(0, at), bare.slice(at)] : [bare, '']
    let name = bare
    for (let n = 2; this.#taken.has(name.toLowerCase()); n++) name = `${stem} (${n})${ending}`
    this.#taken.add(name.toLowerCase())
    return name
  }
}
