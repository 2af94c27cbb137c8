import { accessSync, constants, readFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url))
const ownBrowser = process.env.CHROMIUM_PATH

/** Where the browser of this npm package version lies once unpacked. */
export const browserFolder = join(cacheFolder(), `chromium-${packageVersion()}`)

/** The browser to start: the one in the npm package, or CHROMIUM_PATH where that package has no binary (arm64, macOS). */
export const browserPath = ownBrowser ?? join(browserFolder, 'chromium')

export const isBrowserPacked = ownBrowser === undefined

/** The package carries the NSS libraries and a font, so that no system package is needed. */
export const browserEnvironment: Record<string, string> = {
  ...definedEnvironment(),
  ...(isBrowserPacked && {
    LD_LIBRARY_PATH: join(browserFolder, 'al2023', 'lib'),
    FONTCONFIG_FILE: join(browserFolder, 'fonts.conf'),
  }),
}

export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--enable-unsafe-swiftshader',
  // Whatever the page asks for, no name but this machine's is resolved.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(modules, '@sparticuz/chromium/package.json'), 'utf8'))
  return typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : 'unknown'
}

/** Beside the packages; a checkout that this user cannot write gets a folder of theirs. */
function cacheFolder(): string {
  try {
    accessSync(modules, constants.W_OK)
    return join(modules, '.cache')
  } catch {
    return join(tmpdir(), `datainsight-browser-${userInfo().uid}`)
  }
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
