/**
 * Numbers in [0, 1) that look random and are the same for the same seed: mulberry32 (Tommy Ettinger 2017, public
 * domain), enough for starting places, not for secrets.
 */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** `count` different whole numbers below n, in rising order (Knuth's selection sampling, algorithm 3.4.2S). */
export function chosen(n: number, count: number, random: () => number): Int32Array {
  const wanted = Math.min(n, count)
  const out = new Int32Array(wanted)
  let found = 0
  for (let i = 0; found < wanted; i++)
    if ((n - i) * random() < wanted - found) {
      out[found] = i
      found++
    }
  return out
}
