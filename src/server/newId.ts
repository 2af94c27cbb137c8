import { randomBytes } from 'node:crypto'

const letters = '0123456789abcdefghjkmnpqrstvwxyz'
const TIME_LENGTH = 10
const COUNT_LENGTH = 3
const RANDOM_BYTES = 12

let lastMs = 0
let count = 0

/** A new id: the prefix and 25 letters that sort by time, and within this process by order. */
export function newId(prefix: string, nowMs = Date.now()): string {
  count = nowMs <= lastMs ? count + 1 : 0
  lastMs = Math.max(lastMs, nowMs)
  const random = Array.from(randomBytes(RANDOM_BYTES), byte => letters[byte & 31]).join('')
  return `${prefix}_${base32(lastMs, TIME_LENGTH)}${base32(count, COUNT_LENGTH)}${random}`
}

function base32(value: number, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) text = letters[rest % 32] + text
  return text
}
