// `npm run build`: install and build what is missing or stale, and stop there.
import { isNodeSupported } from './node.mjs'

if (isNodeSupported()) {
  import('./prepare.mjs').then(({ prepareOrExit }) => prepareOrExit({ web: true, say: console.log }))
}
