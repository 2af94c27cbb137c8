import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { kMeans } from '../../src/core/stats/cluster/kMeans.ts'
import { lloyd } from '../../src/core/stats/cluster/lloyd.ts'
import { scaledPoints, scalingOf } from '../../src/core/stats/cluster/points.ts'
import { randomFrom } from '../../src/core/stats/cluster/random.ts'
import { readPoints } from '../../src/core/stats/cluster/readPoints.ts'
import { buildAnalyst } from '../../test/factories/analyst.ts'
import { DATA, hasRealFiles } from '../../test/support/realFiles.ts'
import { truthOf } from '../../test/truth/truthOf.ts'
import { keepResult, python } from '../machine.ts'

/*
 * Segments of real tables against the best that scikit-learn found (`npm run prove segments -- [seeds]`, 20 unless told;
 * 2 to 6 segments each), and twenty of Lloyd's iterations over a million points in four dimensions against
 * scikit-learn's from the same start in the same run, where Python has it.
 */

const RATIO = 1.0001
const TIMES = 2.5
const seeds = Number(process.argv[2] ?? 20)
const tables = [
  ['iris', 'kmeans_standardised', 'tidy/iris.csv'],
  ['penguins', 'kmeans', 'tidy/penguins.csv'],
  ['vgsales', 'kmeans_4regions', 'templates/vgsales.csv'],
  ['diamonds', 'kmeans', 'tidy/diamonds.csv'],
] as const

interface Recorded {
  features: string[]
  k: Record<string, { best_inertia: number }>
}

/** The worst of all seeds, as a multiple of the recorded best. */
async function againstRecorded() {
  const analyst = await buildAnalyst()
  const found: { name: string; k: number; worst: number; best: number }[] = []
  for (const [name, key, path] of tables) {
    const truth = truthOf<Record<string, Recorded>>(name)[key]
    if (!truth) throw new Error(`${name} has no ${key}`)
    const table = await analyst.open(join(DATA, path))
    const columns = truth.features.flatMap(feature => table.columns.find(c => c.name === feature)?.id ?? [])
    const { points } = await analyst.run(table, input =>
      readPoints(input, { columns, limit: 100_000, seed: 42, least: 10 }),
    )
    const scaled = scaledPoints(points, scalingOf(points))
    for (const [k, { best_inertia }] of Object.entries(truth.k)) {
      const ratios = Array.from(
        { length: seeds },
        (_, i) => kMeans(scaled, { k: Number(k), seed: 42 + i, restarts: null }).inertia / best_inertia,
      )
      found.push({ name, k: Number(k), worst: Math.max(...ratios), best: Math.min(...ratios) })
      console.log(`segments: ${name}, k ${k}: ${Math.max(...ratios).toFixed(6)} at most`)
    }
  }
  await analyst.end()
  return found
}

const POINTS = { n: 1_000_000, d: 4, k: 8, iterations: 20 }
const program = `
import sys, time, numpy as np
from threadpoolctl import threadpool_limits
from sklearn.cluster import KMeans
X = np.fromfile(sys.argv[1]).reshape(-1, ${POINTS.d})
with threadpool_limits(1):
    start = time.process_time()
    m = KMeans(${POINTS.k}, init=X[:${POINTS.k}], n_init=1, max_iter=${POINTS.iterations}, tol=0, algorithm='lloyd').fit(X)
    print(time.process_time() - start, m.inertia_, m.n_iter_)
`

/** Processor seconds of both, and their inertias. */
function againstScikit() {
  const { n, d, k, iterations } = POINTS
  const random = randomFrom(1)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const centres = Array.from({ length: k * d }, () => 10 * random())
  const X = Float64Array.from({ length: n * d }, (_, i) => (centres[i % (k * d)] ?? 0) + 1.5 * normal())
  const before = process.cpuUsage()
  const { inertia, iterations: oursIterations } = lloyd({ X, n, d }, X.slice(0, k * d), { iterations, tolerance: 0 })
  const { user, system } = process.cpuUsage(before)
  const path = join(tmpdir(), `points-${process.pid}.bin`)
  writeFileSync(path, X)
  const [scikitS, scikitInertia, scikitIterations] = (python(program, path) ?? '').split(' ').map(Number)
  rmSync(path)
  const oursS = (user + system) / 1e6
  if (!scikitS) console.log('segments: scikit-learn is not there, its time is not compared with')
  else console.log(`segments: ${oursS.toFixed(2)} CPU s, scikit-learn ${scikitS.toFixed(2)}`)
  return {
    ...POINTS,
    oursS,
    inertia,
    scikitS: scikitS || null,
    scikitInertia: scikitInertia ?? null,
    scikitIterations: scikitIterations ?? null,
    oursIterations,
  }
}

if (!hasRealFiles) console.log('segments: ../shared/data is not there, real tables are not compared')
const recorded = hasRealFiles ? await againstRecorded() : []
const speed = againstScikit()
const met = {
  inertia: recorded.every(({ worst }) => worst <= RATIO),
  speed: speed.scikitS === null ? null : speed.oursS <= TIMES * speed.scikitS,
}
keepResult('segments', { seeds, aims: { ratio: RATIO, times: TIMES }, met, recorded, speed })
process.exitCode = met.inertia && met.speed !== false ? 0 : 1
