import type { AnalysisRequest, AnalysisType, MethodAnswer } from '../../contract/analysis/analysis.ts'
import { components } from './cluster/components.ts'
import { density } from './cluster/density.ts'
import { hierarchy } from './cluster/hierarchy.ts'
import { segments } from './cluster/segments.ts'
import { compare } from './compare/compare.ts'
import { correlate } from './correlate/correlate.ts'
import { cohort } from './customers/cohort.ts'
import { rfm } from './customers/rfm.ts'
import { crossTable } from './describe/crossTable.ts'
import { describe } from './describe/describe.ts'
import { frequencies } from './describe/frequencies.ts'
import type { MethodInput, Steps } from './method.ts'
import { basket } from './patterns/basket.ts'
import { drivers } from './patterns/drivers.ts'
import { funnel } from './patterns/funnel.ts'
import { outliers } from './patterns/outliers.ts'
import { pareto } from './patterns/pareto.ts'
import { logistic } from './regress/logistic.ts'
import { poisson } from './regress/poisson.ts'
import { regression } from './regress/regression.ts'
import { anomalies } from './series/anomalies.ts'
import { autocorrelation } from './series/autocorrelation.ts'
import { changePoints } from './series/changePoints.ts'
import { decompose } from './series/decompose.ts'
import { forecast } from './series/forecast.ts'
import { trend } from './series/trend.ts'

type Methods = {
  [T in AnalysisType]: (
    request: Extract<AnalysisRequest, { type: T }>,
    input: MethodInput,
  ) => Steps<Extract<MethodAnswer, { type: T }>>
}

const methods: Methods = {
  basket,
  funnel,
  drivers,
  outliers,
  rfm,
  cohort,
  pareto,
  regression,
  describe,
  frequencies,
  crossTable,
  trend,
  changePoints,
  anomalies,
  forecast,
  decompose,
  autocorrelation,
  segments,
  correlate,
  logistic,
  poisson,
  compare,
  hierarchy,
  density,
  components,
}

/**
 * The computation that a request asks for.
 * @throws DomainError invalid_plan, also while it runs: a column is not there or of the wrong kind, or the data are too few
 */
export function methodOf(request: AnalysisRequest, input: MethodInput): Steps<MethodAnswer> {
  // The compiler does not see that a request and the method under its type belong together.
  const method = methods[request.type] as (request: AnalysisRequest, input: MethodInput) => Steps<MethodAnswer>
  return method(request, input)
}
