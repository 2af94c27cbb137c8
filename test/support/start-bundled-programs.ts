import { inject } from 'vitest'
import { startBundledPrograms } from '../../src/adapters/startProgram.ts'

const folder = inject('programs')
if (folder) startBundledPrograms(folder)
