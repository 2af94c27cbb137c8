import { z } from 'zod'

type Json = Record<string, unknown>
type Io = 'input' | 'output'

/**
 * Named schemas are said once, below components; everything else refers to them. What may be left out when it is sent
 * is always there when it is answered: such a schema is said twice, its input under a name of its own.
 */
export class ApiSchemas {
  private readonly named: Record<Io, Record<string, Json>> = { input: {}, output: {} }

  of(schema: z.ZodType, io: Io): Json {
    const { $schema: _, $defs = {}, ...own } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
    for (const [name, definition] of Object.entries($defs)) this.named[io][name] ??= refer(definition, io)
    if (own.id === undefined) return refer(own, io)
    this.named[io][own.id] ??= refer(own, io)
    return { $ref: reference(own.id, io) }
  }

  /** The schemas by their names, and the document with its references to them. Call it when all have been asked for. */
  resolve<T extends Json>(document: T): { schemas: Json; document: T } {
    const { input, output } = this.named
    const twice = new Set(Object.keys(input).filter(name => name in output && !this.isSame(name)))
    const nameOf = (name: string, io: string) => (io === 'input' && twice.has(name) ? `${name}Input` : name)
    const written = <S>(value: S): S =>
      JSON.parse(
        JSON.stringify(value).replace(/"#(\w+)@(input|output)"/g, (_, name: string, io: string) =>
          JSON.stringify(`#/components/schemas/${nameOf(name, io)}`),
        ),
      ) as S
    const schemas: Json = {}
    for (const [name, schema] of Object.entries(output)) schemas[name] = written(schema)
    // Of two that are the same but for what may be added, the one that lets clients add is said.
    for (const [name, schema] of Object.entries(input)) schemas[nameOf(name, 'input')] = written(schema)
    return { schemas, document: written(document) }
  }

  /** Whether a schema, with all it refers to, takes the same in as it gives out. */
  private isSame(name: string, seen = new Set<string>()): boolean {
    if (seen.has(name)) return true
    seen.add(name)
    const plain = (io: Io) =>
      JSON.stringify(this.named[io][name] ?? null)
        .replaceAll('"additionalProperties":false,', '')
        .replaceAll(',"additionalProperties":false', '')
        .replaceAll(`@${io}"`, '"')
    const text = plain('input')
    if (text !== plain('output')) return false
    return [...text.matchAll(/"#(\w+)"/g)].every(([, other = '']) => this.isSame(other, seen))
  }
}

const reference = (name: string, io: Io) => `#${name}@${io}`

/** References as ours until all schemas are known; the `id` of a schema is its name there. */
function refer(schema: object, io: Io): Json {
  const { id: _, ...rest } = JSON.parse(
    JSON.stringify(schema).replace(/"#\/\$defs\/(\w+)"/g, (_, name: string) => JSON.stringify(reference(name, io))),
  ) as Json
  return rest
}
