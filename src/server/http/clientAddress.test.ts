import { expect, it } from 'vitest'
import { clientAddress, proxyList } from './clientAddress.ts'

const none = proxyList([])
const ours = proxyList(['10.0.0.0/8', 'fd00::/8'])

it('believes only the socket when no proxy is trusted', () => {
  expect(clientAddress('203.0.113.9', '198.51.100.1', none)).toBe('203.0.113.9')
  expect(clientAddress('::ffff:203.0.113.9', undefined, none)).toBe('203.0.113.9')
})

it('takes the last address that is no proxy of ours', () => {
  expect(clientAddress('10.0.0.1', '1.1.1.1, 198.51.100.7, 10.2.0.1', ours)).toBe('198.51.100.7')
  expect(clientAddress('fd00::1', '198.51.100.7', ours)).toBe('198.51.100.7')
})

it('ignores what is no address, and stays at the proxy when nothing else is there', () => {
  expect(clientAddress('10.0.0.1', 'unknown, <script>', ours)).toBe('10.0.0.1')
  expect(clientAddress(undefined, undefined, none)).toBe('unknown')
})

it('refuses a list that names no address', () => {
  expect(() => proxyList(['example.org'])).toThrow('TRUSTED_PROXIES: example.org is no address')
})
