// `npm test`: prepare, then every check, the unit and integration tests, and the real browser.
import { isNodeSupported } from './node.mjs'

if (isNodeSupported()) {
  import('./suite.mjs').then(({ suite }) => suite())
}
