import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { configDocs } from './configDocs.ts'
import { openapi } from './openapi.ts'
import { readVersion, root } from './paths.ts'
import { postman } from './postman.ts'

// Writes the pages that are made from code; tests compare them.
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
writeFileSync(join(root, 'docs/operate/configuration.md'), configDocs())
writeFileSync(join(root, 'docs/openapi.json'), json(openapi(readVersion())))
writeFileSync(join(root, 'docs/postman.json'), json(postman(readVersion())))
