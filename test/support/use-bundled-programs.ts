import { inject } from 'vitest'
import { useBundledPrograms } from '../../src/adapters/startProgram.ts'

const folder = inject('programs')
if (folder) useBundledPrograms(folder)
