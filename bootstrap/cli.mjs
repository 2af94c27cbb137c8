// `npm run -s cli -- ...`: the same preparation, said on standard error only, then the terminal's program.
import { isNodeSupported } from './node.mjs'

if (isNodeSupported()) {
  import('./launch.mjs').then(({ launch }) => launch('cli', process.argv.slice(2)))
}
