import { bombs } from './bombs.ts'
import { broken } from './broken.ts'
import type { HostileFile } from './hostileFile.ts'
import { sizes } from './sizes.ts'
import { ugly } from './ugly.ts'

/** Every file that is to be survived. */
export const hostileFiles: readonly HostileFile[] = [...bombs, ...sizes, ...broken, ...ugly]
