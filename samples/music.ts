import { mulberry32, pick, record } from './random.ts'

/** Age bands with what they listen to most, by gender; the last is everybody else's. */
const tastes = [
  [
    18,
    25,
    [
      ['HipHop', 6],
      ['Pop', 3],
      ['Dance', 2],
    ],
    [
      ['Dance', 6],
      ['Pop', 4],
      ['HipHop', 2],
    ],
  ],
  [
    26,
    30,
    [
      ['Jazz', 6],
      ['HipHop', 3],
      ['Rock', 2],
    ],
    [
      ['Acoustic', 6],
      ['Dance', 2],
      ['Pop', 3],
    ],
  ],
  [
    31,
    45,
    [
      ['Classical', 5],
      ['Rock', 4],
      ['Jazz', 2],
    ],
    [
      ['Classical', 5],
      ['Acoustic', 3],
      ['Jazz', 2],
    ],
  ],
] as const

/** Who listens to what: the layout age, gender, genre, for a few hundred made-up people. */
export function music(seed = 18): string {
  const random = mulberry32(seed)
  const lines = Array.from({ length: 300 }, () => {
    const [from, to, men, women] = pick(
      random,
      tastes.map(t => [t, 1] as const),
    )
    const age = from + Math.floor(random() * (to - from + 1))
    const gender = random() < 0.5 ? 1 : 0
    return record([age, gender, pick(random, gender === 1 ? men : women)])
  })
  return `${['age,gender,genre', ...lines].join('\n')}\n`
}
