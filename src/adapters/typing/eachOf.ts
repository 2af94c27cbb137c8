/** One after the other, or all at the same time, so that what they ask can be asked together. */
export async function eachOf<T, U>(
  all: readonly T[],
  atOnce: boolean,
  work: (one: T, i: number) => Promise<U>,
): Promise<U[]> {
  if (atOnce) return await Promise.all(all.map(work))
  const done: U[] = []
  for (const [i, one] of all.entries()) done.push(await work(one, i))
  return done
}
