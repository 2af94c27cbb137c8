import { pathToFileURL } from 'node:url'
import { inRoot, root } from './paths.mjs'
import { prepareOrExit } from './prepare.mjs'

/**
 * Prepares, then becomes the program: one process less, and signals and the exit code are the program's own.
 * @param {'server' | 'cli'} program
 * @param {string[]} args
 */
export async function launch(program, args) {
  const isServer = program === 'server' || args[0] === 'serve'
  if (program === 'server') endWithNpm()
  await prepareOrExit({ web: isServer, say: program === 'server' ? console.log : console.error })
  process.chdir(folderFor(program))
  const main = inRoot('dist', program, 'main.js')
  process.argv = [process.execPath, main, ...args]
  await import(pathToFileURL(main).href)
}

/**
 * The server's relative paths belong to the project. The terminal's belong to the folder where the person typed, which npm leaves.
 * @param {'server' | 'cli'} program
 */
function folderFor(program) {
  if (program === 'server') return root
  const typedIn = process.env.npm_lifecycle_event === 'cli' ? process.env.INIT_CWD : undefined
  return typedIn ?? process.cwd()
}

/** npm passes SIGTERM to a shell that dies without passing it on: losing that parent means the same. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}
