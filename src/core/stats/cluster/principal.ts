import { EigenvalueDecomposition, Matrix } from 'ml-matrix'

export interface Component {
  eigenvalue: number
  /** Unit vector; its largest entry is positive. */
  loadings: number[]
}

/** Eigenvalues of a covariance or correlation matrix, the largest first, with their directions. */
export function principalComponents(S: readonly (readonly number[])[]): Component[] {
  const decomposition = new EigenvalueDecomposition(new Matrix(S.map(row => [...row])), { assumeSymmetric: true })
  const vectors = decomposition.eigenvectorMatrix
  const components = decomposition.realEigenvalues.map((eigenvalue, j): Component => {
    const loadings = vectors.getColumn(j)
    const largest = loadings.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a), 0)
    const sign = largest < 0 ? -1 : 1
    return { eigenvalue: Math.max(0, eigenvalue), loadings: loadings.map(x => sign * x) }
  })
  return components.sort((a, b) => b.eigenvalue - a.eigenvalue)
}
