import { formatCount } from './format.ts'

const changes = (n: number) => (n === 1 ? '1 change waits' : `${formatCount(n)} changes wait`)

/** Words of the page where a dashboard is built. */
export const builderText = {
  saved: 'Saved',
  saving: 'Saving',
  offline: (n: number) => `Offline: ${changes(n)}`,
  refused: (why: string) => `A change could not be saved and was taken back. ${why}`,
  overwrote: (by: string) => `${by} had changed this at the same time.`,
  bringBack: 'Bring theirs back',
}
