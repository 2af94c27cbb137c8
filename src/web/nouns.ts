import { formatCount } from './format.ts'

export const rows = (n: number) => (n === 1 ? '1 row' : `${formatCount(n)} rows`)
export const columns = (n: number) => (n === 1 ? '1 column' : `${formatCount(n)} columns`)
export const cells = (n: number) => (n === 1 ? '1 cell' : `${formatCount(n)} cells`)
export const tables = (n: number) => (n === 1 ? '1 table' : `${formatCount(n)} tables`)
