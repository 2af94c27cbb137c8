/** A file planted in an otherwise empty product, and the rules it must break. */
export interface PlantedFault {
  file: string
  text: string
  rules: string[]
}

interface Planted {
  file: string
  text: string
}

const order = [
  'audit',
  'access',
  'jobs',
  'billing',
  'notifications',
  'datasets',
  'analytics',
  'catalog',
  'charts',
  'dashboards',
  'sharing',
  'changes',
  'reports',
  'admin',
]

/** Every kind of forbidden import, once. */
export const faults: PlantedFault[] = [
  fault('src/contract/upward.ts', "import '../core/a.ts'", 'contract-layers'),
  fault('src/contract/package.ts', "import 'hono'", 'contract-npm'),
  fault('src/contract/disk.ts', "import 'node:fs'", 'contract-node'),
  fault('src/core/upward.ts', "import '../domains/audit/verb.ts'", 'core-layers'),
  fault('src/core/package.ts', "import 'hono'", 'core-npm'),
  fault('src/core/drawing.ts', "import * as charts from 'echarts'\nexport const c = charts", 'core-npm-types'),
  fault('src/core/disk.ts', "import { readFileSync } from 'node:fs'\nexport const r = readFileSync", 'core-node'),
  fault('src/ports/upward.ts', "import type { A } from '../core/a.ts'\nexport type B = A", 'ports-layers'),
  fault('src/ports/package.ts', "import type { A } from 'hono'\nexport type B = A", 'ports-npm'),
  fault(
    'src/ports/value.ts',
    "import { a } from 'drizzle-orm'\nexport type B = typeof a",
    'ports-npm-types',
    'ports-types-in',
  ),
  fault('src/ports/disk.ts', "import { Stats } from 'node:fs'\nexport type B = Stats", 'ports-node', 'ports-types-in'),
  fault('src/adapters/portValue.ts', "import { p } from '../ports/a.ts'\nexport const q = p", 'ports-types-out'),
  fault('src/domains/audit/upward.ts', "import '../../adapters/a.ts'", 'domains-layers'),
  fault('src/domains/audit/package.ts', "import 'hono'", 'domains-npm'),
  fault('src/domains/audit/disk.ts', "import 'node:fs'", 'domains-node'),
  fault('src/adapters/upward.ts', "import '../domains/audit/verb.ts'", 'adapters-layers'),
  fault('src/adapters/program.ts', "import '../programs/a.ts'", 'adapters-layers'),
  fault('src/adapters/page.ts', "import 'react'", 'adapters-npm'),
  fault('src/programs/upward.ts', "import '../server/a.ts'", 'programs-layers'),
  fault('src/programs/page.ts', "import 'react'", 'programs-npm'),
  fault('src/server/page.ts', "import '../web/a.ts'", 'server-layers'),
  fault('src/server/reactive.ts', "import 'react'", 'server-npm'),
  fault('src/cli/page.ts', "import '../web/a.ts'", 'cli-layers'),
  fault('src/cli/reactive.ts', "import 'react'", 'cli-npm'),
  fault('src/web/server.ts', "import '../server/a.ts'", 'web-layers'),
  fault('src/web/package.ts', "import 'hono'", 'web-npm'),
  fault('src/web/disk.ts', "import 'node:fs'", 'web-node'),
  ...order.slice(0, -1).map((domain, position) => backward(domain, order[position + 1] ?? '')),
  fault('src/loose.ts', "import './core/a.ts'", 'known-layer'),
  fault('src/domains/gossip/verb.ts', "import '../audit/verb.ts'", 'known-domain'),
  fault('src/domains/access/peek.ts', "import '../audit/tables.ts'", 'tables-within-domains'),
  fault('src/cli/peek.ts', "import '../domains/audit/tables.ts'", 'tables-outside-domains'),
  fault('src/core/one.ts', "import './two.ts'", 'no-cycles'),
  fault('src/core/user.ts', "import './barrel/index.ts'", 'no-barrels'),
  fault('src/core/barrel/index.ts', "export { a } from '../a.ts'", 'no-re-exports'),
  fault('src/server/tool.ts', "import 'a-tool'", 'no-dev-in-product'),
  fault('src/server/unlisted.ts', "import 'unlisted'", 'no-unlisted-packages'),
  fault('src/server/fixture.ts', "import '../../test/factories.ts'", 'no-tests-in-product'),
  fault('src/server/missing.ts', "import './nowhere.ts'", 'resolvable'),
]

/** What stays allowed beside them. */
export const allowed: Planted[] = [
  { file: 'src/contract/a.ts', text: "import 'zod'" },
  { file: 'src/core/a.ts', text: "import '../contract/a.ts'\nexport const a = 1" },
  { file: 'src/core/two.ts', text: "import './one.ts'" },
  { file: 'src/core/typed.ts', text: "import type { A } from 'echarts'\nexport type B = A" },
  { file: 'src/core/a.test.ts', text: "import 'a-tool'\nimport 'node:fs'\nimport '../../test/factories.ts'" },
  { file: 'src/ports/a.ts', text: 'export const p = 1' },
  {
    file: 'src/ports/b.ts',
    text: "import type { A } from 'drizzle-orm'\nimport type { B } from './a.ts'\nexport type C = A | B",
  },
  { file: 'src/adapters/a.ts', text: "import 'hono'\nimport 'node:fs'" },
  { file: 'src/programs/a.ts', text: "import '../adapters/a.ts'" },
  { file: 'src/server/a.ts', text: "import '../programs/a.ts'" },
  { file: 'src/server/schema.ts', text: "import '../domains/audit/tables.ts'" },
  { file: 'src/web/a.ts', text: "import 'react'" },
  { file: 'src/domains/access/tables.ts', text: "import '../audit/tables.ts'" },
  { file: 'test/factories.ts', text: 'export const f = 1' },
  ...order.map(domain => ({ file: `src/domains/${domain}/verb.ts`, text: "import 'drizzle-orm'\nexport const v = 1" })),
  { file: 'src/domains/audit/tables.ts', text: "import 'drizzle-orm'" },
]

function fault(file: string, text: string, ...rules: string[]): PlantedFault {
  return { file, text, rules }
}

/** An earlier domain that imports the next one. */
function backward(domain: string, later: string): PlantedFault {
  return fault(`src/domains/${domain}/backward.ts`, `import '../${later}/verb.ts'`, `order-${domain}`)
}
