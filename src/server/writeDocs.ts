import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { configDocs } from './configDocs.ts'
import { openapi } from './openapi.ts'
import { readVersion, root } from './paths.ts'

// Writes the pages that are made from code; tests compare them.
writeFileSync(join(root, 'docs/operate/configuration.md'), configDocs())
writeFileSync(join(root, 'docs/openapi.json'), `${JSON.stringify(openapi(readVersion()), null, 2)}\n`)
