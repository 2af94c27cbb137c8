import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Samples } from '../../ports/samples.ts'

const List = z.array(z.object({ name: z.string(), title: z.string(), description: z.string() }))

/** Samples from a folder that lists them in `samples.json`. */
export function folderSamples(folder: string): Samples {
  const listed = async () => List.parse(JSON.parse(await readFile(join(folder, 'samples.json'), 'utf8')))
  return {
    list: async () =>
      Promise.all((await listed()).map(async s => ({ ...s, sizeBytes: (await stat(join(folder, s.name))).size }))),
    path: async name => ((await listed()).some(s => s.name === name) ? join(folder, name) : null),
  }
}
