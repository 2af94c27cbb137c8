import type { Relation } from '../../../src/contract/relation.ts'
import { checkFormula } from '../../../src/core/formula/check.ts'
import { authorised } from '../../factories/authorised.ts'
import { near } from '../agree.ts'
import { Draw } from '../draw.ts'
import type { Proving } from '../prove.ts'
import type { Cell } from '../table.ts'
import { drawBoolean } from './drawBoolean.ts'
import { drawDate } from './drawDate.ts'
import { drawNumber, shown } from './drawNumber.ts'
import { drawText } from './drawText.ts'
import type { Row } from './tree.ts'

interface Drawn {
  text: string
  type: string
  scale: number | null
  of(row: Row): Cell
}

/** A formula of any type; the same seed draws the same. */
export function randomFormula(seed: number): Drawn {
  const draw = new Draw(seed)
  const depth = draw.whole(1, 4)
  const sign = draw.one(['', '=', ' = '])
  switch (draw.one(['number', 'number', 'text', 'boolean', 'date'])) {
    case 'number': {
      const tree = drawNumber(draw, depth)
      const { type, scale } = tree
      return {
        text: sign + tree.text,
        type,
        scale: type === 'decimal' ? scale : null,
        of: row => shown(tree.of(row), tree),
      }
    }
    case 'text':
      return { type: 'text', scale: null, ...written(sign, drawText(draw, depth)) }
    case 'boolean':
      return { type: 'boolean', scale: null, ...written(sign, drawBoolean(draw, depth)) }
    default:
      return { type: 'date', scale: null, ...written(sign, drawDate(draw, depth)) }
  }
}

function written(sign: string, { text, of }: { text: string; of(row: Row): Cell }) {
  return { text: sign + text, of }
}

/** Answers formula number `seed` in both ways; null when they agree in every row and in the type. */
export async function proveFormula({ engine, table, scan }: Proving, seed: number): Promise<string | null> {
  const drawn = randomFormula(seed)
  const told = (fault: string) => `formula ${seed}: ${fault}\n${drawn.text}`
  const checked = checkFormula(drawn.text, table.columns)
  if (!checked.ok) return told(JSON.stringify(checked.faults))
  if (checked.type !== drawn.type || checked.scale !== drawn.scale)
    return told(`${checked.type} ${checked.scale} instead of ${drawn.type} ${drawn.scale}`)
  const row: Relation = {
    op: 'sort',
    input: {
      op: 'project',
      input: scan,
      columns: [
        { as: '_row', value: { kind: 'column', id: '_row' } },
        { as: 'x', value: checked.expression },
      ],
    },
    by: [{ by: { kind: 'column', id: '_row' }, direction: 'asc' }],
  }
  const result = await engine.run(authorised(row)).catch((error: Error) => error)
  if (result instanceof Error) return told(String(result.cause ?? result))
  const got = result.table.data[1] ?? []
  if (got.length !== table.rows.length) return told(`${got.length} rows instead of ${table.rows.length}`)
  for (const [i, cells] of table.rows.entries()) {
    const [x, y] = [got[i] ?? null, drawn.of(cells)]
    if (!near(x, y))
      return told(`row ${i}: ${JSON.stringify(x)} instead of ${JSON.stringify(y)}: ${JSON.stringify(cells)}`)
  }
  return null
}
