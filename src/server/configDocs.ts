import { z } from 'zod'
import { settings } from './config.ts'

/** docs/operate/configuration.md, made from the settings' own descriptions and defaults. */
export function configDocs(): string {
  const rows = Object.entries(settings.shape).map(([name, schema]) => row(name, schema))
  return `# Configuration

Settings come from the environment, and from a file \`.env\` in the folder of the product for what the environment leaves
out. Everything has a default; all faults are told at once and the start is refused. This page is generated from
\`src/server/config.ts\`.

| Variable | Meaning | Default |
|---|---|---|
${rows.join('\n')}
`
}

function row(name: string, schema: z.ZodType): string {
  const { description = '', shownDefault } = schema.meta() ?? {}
  return `| \`${name}\` | ${description} | ${shownDefault ?? defaultOf(schema)} |`
}

function defaultOf(schema: z.ZodType): string {
  if (schema instanceof z.ZodDefault) return `\`${String(schema.def.defaultValue)}\``
  return '–'
}
