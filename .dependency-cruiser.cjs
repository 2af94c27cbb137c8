// The walls of ARCHITECTURE.md's table. Every rule comes from the lists below; test/house proves that each one holds.

/** Domains, in the order in which data flows. An import goes from a later one to an earlier one, never back. */
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

/** What each layer may import: other layers, npm packages, Node's own modules; `types` are packages of which only types are taken. */
const layers = {
  contract: { layers: [], npm: ['zod'], node: [] },
  core: { layers: ['contract'], npm: ['ml-matrix', '@stdlib/[^/]+', '@bsull/augurs'], types: ['echarts'], node: [] },
  ports: { layers: ['contract'], npm: [], types: ['drizzle-orm'], node: [], typesOnly: true },
  domains: {
    layers: ['contract', 'core', 'ports'],
    npm: ['drizzle-orm', 'zod'],
    node: ['crypto', 'path', 'stream', 'stream/promises'],
  },
  adapters: { layers: ['contract', 'core', 'ports'] },
  programs: { layers: ['contract', 'core', 'ports', 'adapters'] },
  server: { layers: ['contract', 'core', 'ports', 'adapters', 'programs', 'domains', 'cli'] },
  cli: { layers: ['contract', 'core', 'ports', 'adapters', 'programs', 'domains', 'server'] },
  web: {
    layers: ['contract', 'core'],
    npm: [
      'react',
      'react-dom',
      '@tanstack/[^/]+',
      'echarts',
      'echarts-gl',
      'zod',
      'radix-ui',
      'lucide-react',
      'react-markdown',
      'remark-gfm',
      'cmdk',
      'sonner',
      'react-hook-form',
      '@hookform/resolvers',
      'react-dropzone',
      '@uiw/react-codemirror',
      '@codemirror/[^/]+',
      'i18next',
      'react-i18next',
      '@fontsource-variable/[^/]+',
    ],
    node: [],
  },
}

/** Packages that draw in a browser; the layers without an npm list (adapters, programs, server, cli) take any other. */
const browserOnly = [
  'react',
  'react-dom',
  '@tanstack/[^/]+',
  'radix-ui',
  'lucide-react',
  'cmdk',
  'sonner',
  'react-dropzone',
]

const test = '[.]test[.]tsx?$'
const npmTypes = ['npm', 'npm-dev', 'npm-optional', 'npm-peer']
const inPackages = names => `(^|/)node_modules/(@types/)?(${names.join('|')})/`
const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })

function wallsOf([layer, { layers: allowed, npm, types = [], node, typesOnly = false }]) {
  const from = { path: `^src/${layer}/` }
  const product = { ...from, pathNot: test }
  const rules = [
    forbid(
      `${layer}-layers`,
      from,
      { path: '^src/', pathNot: `^src/(${[layer, ...allowed].join('|')})/` },
      'A layer this one may not import.',
    ),
  ]
  if (npm) {
    const known = [...npm, ...types]
    const to = { dependencyTypes: npmTypes, ...(known.length > 0 && { pathNot: inPackages(known) }) }
    rules.push(forbid(`${layer}-npm`, product, to, 'A package this layer may not import.'))
  } else {
    rules.push(forbid(`${layer}-npm`, product, { path: inPackages(browserOnly) }, 'A package of the browser.'))
  }
  if (types.length > 0) {
    const to = { path: inPackages(types), dependencyTypesNot: ['type-only'] }
    rules.push(forbid(`${layer}-npm-types`, product, to, 'Of this package only types may be imported here.'))
  }
  if (node) {
    const to = {
      dependencyTypes: ['core'],
      dependencyTypesNot: ['type-only'],
      ...(node.length > 0 && { pathNot: `^(node:)?(${node.join('|')})$` }),
    }
    rules.push(forbid(`${layer}-node`, product, to, 'Reads or writes the world; that is what ports are for.'))
  }
  if (typesOnly) {
    rules.push(
      forbid(`${layer}-types-in`, from, { dependencyTypesNot: ['type-only'] }, 'Ports are types: import type.'),
    )
    rules.push(
      forbid(
        `${layer}-types-out`,
        {},
        { path: from.path, dependencyTypesNot: ['type-only'] },
        'Ports are types: import type.',
      ),
    )
  }
  return rules
}

const domainOrder = order
  .slice(0, -1)
  .map((domain, position) =>
    forbid(
      `order-${domain}`,
      { path: `^src/domains/${domain}/` },
      { path: `^src/domains/(${order.slice(position + 1).join('|')})/` },
      'An earlier domain reaches a later one only by an event.',
    ),
  )

const tables = '^src/domains/[^/]+/tables[.]ts$'

module.exports = {
  forbidden: [
    ...Object.entries(layers).flatMap(wallsOf),
    ...domainOrder,
    forbid(
      'known-layer',
      { path: '^src/', pathNot: `^src/(${Object.keys(layers).join('|')})/` },
      {},
      'A folder of src that the table of layers does not know.',
    ),
    forbid(
      'known-domain',
      { path: '^src/domains/', pathNot: `^src/domains/(${order.join('|')})/` },
      {},
      'A domain that the order does not know.',
    ),
    forbid(
      'tables-within-domains',
      { path: '^src/domains/([^/]+)/', pathNot: '/tables[.]ts$' },
      { path: tables, pathNot: '^src/domains/$1/' },
      "Another domain's tables: ask its verb.",
    ),
    forbid(
      'tables-outside-domains',
      { path: '^src/', pathNot: '^src/domains/|^src/server/schema[.]ts$' },
      { path: tables },
      'Tables belong to their domain; the schema alone lists them.',
    ),
    forbid('no-cycles', {}, { circular: true }, 'Two files that need each other are one thought, or three.'),
    forbid('no-barrels', {}, { path: '^src/.*/?index[.]tsx?$' }, 'Import the file itself.'),
    forbid(
      'no-re-exports',
      { path: '^src/' },
      { path: '^src/', dependencyTypes: ['export'] },
      'Import the file itself.',
    ),
    forbid(
      'no-dev-in-product',
      { path: '^src/', pathNot: test },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
      'Development packages are not there in production.',
    ),
    forbid(
      'no-unlisted-packages',
      { path: '^src/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
      'A package that package.json does not name.',
    ),
    forbid(
      'no-tests-in-product',
      { path: '^src/', pathNot: test },
      { path: `${test}|^(test|bench|bootstrap|samples)/` },
      'The product stands without its tests and tools.',
    ),
    forbid('resolvable', { path: '^src/' }, { couldNotResolve: true }, 'A file or package that is not there.'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    exclude: { path: '(^|/)([.]tsc|dist)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css', '.svg'],
    },
  },
}
