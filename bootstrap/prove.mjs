// `npm run prove [name ...] [-- options]`: the long proofs, one after the other; each leaves its figures in bench/results.
import { isNodeSupported } from './node.mjs'

if (isNodeSupported()) {
  import('./proofs.mjs').then(({ prove }) => prove(process.argv.slice(2)))
}
