// `npm run check`: every rule that a machine can hold, without the tests.
import { isNodeSupported } from './node.mjs'

if (isNodeSupported()) {
  import('./checks.mjs').then(({ check }) => check())
}
