// `npm start`: prepare what is missing or stale, then serve, in this process.
import { isNodeSupported } from './node.mjs'

if (isNodeSupported()) {
  import('./launch.mjs').then(({ launch }) => launch('server', process.argv.slice(2)))
}
