// This file and the entry points import nothing else, so that an old Node reaches the sentence below.

/** Says in one sentence what is needed when this Node is too old, and sets the exit code. */
export function isNodeSupported() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return true
  console.error(
    `DataInsight needs Node 20.19 or newer; this is Node ${process.versions.node}. See https://nodejs.org/en/download`,
  )
  process.exitCode = 1
  return false
}
