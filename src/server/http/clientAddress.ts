import { BlockList, isIP } from 'node:net'

/** Addresses and CIDR ranges as one list. @throws Error naming the entry that is neither */
export function proxyList(entries: readonly string[]): BlockList {
  const proxies = new BlockList()
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/')
    const version = isIP(address)
    if (version === 0) throw new Error(`TRUSTED_PROXIES: ${entry} is no address`)
    const family = version === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) proxies.addAddress(address, family)
    else proxies.addSubnet(address, Number(bits), family)
  }
  return proxies
}

/**
 * Who really speaks: the other end of the socket, unless that is a proxy of ours. Then the last address in
 * X-Forwarded-For that is not one: what stands before it anybody may have written.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string | undefined, proxies: BlockList): string {
  const hops = [...(forwardedFor ?? '').split(','), peer ?? ''].map(plain).filter(hop => isIP(hop) !== 0)
  let last = plain(peer ?? '')
  for (const hop of hops.reverse()) {
    last = hop
    if (!proxies.check(hop, isIP(hop) === 6 ? 'ipv6' : 'ipv4')) break
  }
  return last || 'unknown'
}

/** Without the wrapping of an IPv4 address in IPv6. */
function plain(address: string): string {
  return address.trim().replace(/^::ffff:(?=\d+\.)/i, '')
}
