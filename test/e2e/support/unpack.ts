import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { browserFolder, isBrowserPacked } from './chromium.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Unpacks the browser once per package version; a second run finds it. */
export default function unpack(): void {
  if (!isBrowserPacked || existsSync(browserFolder)) return
  mkdirSync(dirname(browserFolder), { recursive: true })
  const folder = mkdtempSync(`${browserFolder}-`)
  // The package unpacks itself into the temporary folder; VERCEL makes it take its NSS libraries along.
  execFileSync(
    process.execPath,
    ['--input-type=module', '--eval', "await (await import('@sparticuz/chromium')).default.executablePath()"],
    {
      cwd: root,
      env: { ...process.env, TMPDIR: folder, VERCEL: '1' },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  writeFileSync(join(folder, 'fonts.conf'), fontConfiguration())
  keep(folder)
}

/** Renamed into place when complete; another run may have been first. */
function keep(folder: string): void {
  try {
    renameSync(folder, browserFolder)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    if (!existsSync(browserFolder)) throw error
  }
}

function fontConfiguration(): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(browserFolder, 'fonts', 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(browserFolder, 'fonts-cache')}</cachedir>
</fontconfig>
`
}
