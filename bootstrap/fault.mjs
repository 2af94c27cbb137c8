import { root } from './paths.mjs'

/** A failure that a person can mend: shown as one sentence, without a stack. */
export class Fault extends Error {}

/** @type {Array<[RegExp, (registry: string) => string]>} */
const reasons = [
  [
    /ENOSPC/,
    () => `The disk that holds ${root} is full. About 1.5 GB free space is needed; make room and start again.`,
  ],
  [/EACCES|EPERM|EROFS/, () => unwritable()],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network/i,
    registry =>
      `The package registry ${registry} could not be reached. Check the connection or the proxy (npm config get registry) and start again.`,
  ],
  [
    /EUSAGE|in sync/,
    () => 'package.json and package-lock.json disagree. Restore both from the repository and start again.',
  ],
]

/** @returns {string} */
export function unwritable() {
  return `The folder ${root} cannot be written by this user. Start as the user who owns it, or clone the project into a folder of your own.`
}

/**
 * The sentence for a failed installation or build, from what the tool printed.
 * @param {string} step
 * @param {string} output
 */
export function explain(step, output) {
  const registry = process.env.npm_config_registry ?? 'https://registry.npmjs.org/'
  const reason = reasons.find(([pattern]) => pattern.test(output))
  return new Fault(reason ? reason[1](registry) : `${step} failed:\n${output.trim().split('\n').slice(-40).join('\n')}`)
}
