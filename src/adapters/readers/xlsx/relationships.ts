import type { Metadata } from './metadata.ts'
import { xmlElements } from './xmlElements.ts'

const RELATIONSHIP = new Set(['Relationship'])

export interface Relationship {
  id: string
  /** The last word of its type, which the transitional and the strict namespace share: worksheet, styles, ... */
  kind: string
  /** The part it leads to, as named in the archive. */
  target: string
}

/** What a part is related to; '' is the package itself. Links that leave the file are not among them. */
export async function relationshipsOf(metadata: Metadata, part: string): Promise<Relationship[]> {
  const cut = part.lastIndexOf('/') + 1
  const folder = part.slice(0, cut)
  const xml = await metadata.read(`${folder}_rels/${part.slice(cut)}.rels`)
  const found: Relationship[] = []
  for (const { attributes } of xmlElements(xml ?? '', RELATIONSHIP)) {
    if (attributes.size === 0 || attributes.get('TargetMode') === 'External') continue
    const type = attributes.get('Type') ?? ''
    found.push({
      id: attributes.get('Id') ?? '',
      kind: type.slice(type.lastIndexOf('/') + 1),
      target: resolve(folder, attributes.get('Target') ?? ''),
    })
  }
  return found
}

function resolve(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : folder + target
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}
