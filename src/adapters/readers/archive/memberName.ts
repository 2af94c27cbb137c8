/** Why an entry of an archive is no file a person put there; null when it is one. */
export function reasonToIgnore(name: string): 'folder' | 'system_file' | 'hidden_file' | null {
  if (name.endsWith('/')) return 'folder'
  const parts = name.split('/')
  const last = parts[parts.length - 1] ?? ''
  if (parts.includes('__MACOSX') || /^(?:thumbs\.db|desktop\.ini|\.ds_store)$/i.test(last)) return 'system_file'
  return parts.some(part => part.startsWith('.') && !/^\.+$/.test(part)) ? 'hidden_file' : null
}

/** The last part of a path, without endings that tell the kind of a file. */
export function stemOf(path: string): string {
  const last = path.slice(path.lastIndexOf('/') + 1)
  const stem = last.replace(/\.(?:gz|gzip|zip)$/i, '').replace(/\.[A-Za-z][A-Za-z0-9]{1,7}$/, '')
  return stem === '' ? last : stem
}

/** Names for tables from the paths of their files: as short as tells them apart. */
export class TableNames {
  readonly #taken = new Set<string>()

  /** @param within  the table's own name inside its file, where the file holds several */
  next(path: string, within: string | null): string {
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    const named = (stem: string) => (within === null ? stem : `${stem} ${within}`)
    for (const name of [named(stemOf(path)), named(folder + stemOf(path)), named(path)]) {
      if (this.#take(name)) return name
    }
    let n = 2
    while (!this.#take(`${named(path)} (${n})`)) n++
    return `${named(path)} (${n})`
  }

  #take(name: string): boolean {
    if (this.#taken.has(name.toLowerCase())) return false
    this.#taken.add(name.toLowerCase())
    return true
  }
}
