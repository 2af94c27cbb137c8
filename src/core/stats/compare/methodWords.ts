import type { CompareTest } from '../../../contract/analysis/compare.ts'
import type { AnalysisMethod } from '../../../contract/analysis/frame.ts'
import { word } from '../tableParts.ts'

const sources: Readonly<Record<CompareTest, readonly string[]>> = {
  t: ['Student (1908), Biometrika 6, 1-25'],
  welch: ['Welch (1947), Biometrika 34, 28-35'],
  pairedT: ['Student (1908), Biometrika 6, 1-25'],
  anova: [
    'Fisher (1925), Statistical Methods for Research Workers',
    'Tukey (1953); Kramer (1956), Biometrics 12, 307-310',
  ],
  welchAnova: ['Welch (1951), Biometrika 38, 330-336', 'Games & Howell (1976), J. Educational Statistics 1, 113-125'],
  mannWhitney: ['Mann & Whitney (1947), Annals of Mathematical Statistics 18, 50-60'],
  wilcoxon: ['Wilcoxon (1945), Biometrics Bulletin 1, 80-83'],
  kruskalWallis: [
    'Kruskal & Wallis (1952), J. American Statistical Association 47, 583-621',
    'Dunn (1964), Technometrics 6, 241-252; Holm (1979), Scandinavian Journal of Statistics 6, 65-70',
  ],
  chiSquare: [
    'Pearson (1900), Philosophical Magazine 50, 157-175',
    'Bergsma (2013), J. Korean Statistical Society 42, 323-328',
  ],
  fisher: ['Fisher (1935), J. Royal Statistical Society 98, 39-82'],
}

/** How a test is called and where it comes from. */
export function methodOf(test: CompareTest, sample: { rows: number; seed: number } | null): AnalysisMethod {
  return {
    name: word(`analysis.compare.method.${test}`),
    sources: [...sources[test]],
    exactness: sample === null ? 'exact' : 'sample',
    sampledRows: sample?.rows ?? null,
    seed: sample?.seed ?? null,
  }
}
