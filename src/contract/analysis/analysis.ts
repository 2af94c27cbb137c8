import { z } from 'zod'
import { Filter } from '../plan.ts'
import { AnomaliesAnswer, AnomaliesRequest } from './anomalies.ts'
import { AutocorrelationAnswer, AutocorrelationRequest } from './autocorrelation.ts'
import { ChangePointsAnswer, ChangePointsRequest } from './changePoints.ts'
import {
  ComponentsAnswer,
  ComponentsRequest,
  DensityAnswer,
  DensityRequest,
  HierarchyAnswer,
  HierarchyRequest,
  SegmentsAnswer,
  SegmentsRequest,
} from './cluster.ts'
import { CompareAnswer, CompareRequest } from './compare.ts'
import { CorrelateAnswer, CorrelateRequest } from './correlate.ts'
import { CrossTableAnswer, CrossTableRequest } from './crossTable.ts'
import { CohortAnswer, CohortRequest, RfmAnswer, RfmRequest } from './customers.ts'
import { DecomposeAnswer, DecomposeRequest } from './decompose.ts'
import { DescribeAnswer, DescribeRequest } from './describe.ts'
import { ForecastAnswer, ForecastRequest } from './forecast.ts'
import { analysisFrame } from './frame.ts'
import { FrequenciesAnswer, FrequenciesRequest } from './frequencies.ts'
import { ParetoAnswer, ParetoRequest } from './pareto.ts'
import {
  BasketAnswer,
  BasketRequest,
  DriversAnswer,
  DriversRequest,
  FunnelAnswer,
  FunnelRequest,
  OutliersAnswer,
  OutliersRequest,
} from './patterns.ts'
import {
  LogisticAnswer,
  LogisticRequest,
  PoissonAnswer,
  PoissonRequest,
  RegressionAnswer,
  RegressionRequest,
} from './regress.ts'
import { TrendAnswer, TrendRequest } from './trend.ts'

/** What can be asked of a table beyond a plan. Columns are named by their ids. */
export const AnalysisRequest = z
  .discriminatedUnion('type', [
    ParetoRequest,
    BasketRequest,
    FunnelRequest,
    DriversRequest,
    OutliersRequest,
    RfmRequest,
    CohortRequest,
    RegressionRequest,
    DescribeRequest,
    FrequenciesRequest,
    CrossTableRequest,
    TrendRequest,
    ChangePointsRequest,
    AnomaliesRequest,
    ForecastRequest,
    DecomposeRequest,
    AutocorrelationRequest,
    SegmentsRequest,
    CorrelateRequest,
    LogisticRequest,
    PoissonRequest,
    CompareRequest,
    HierarchyRequest,
    DensityRequest,
    ComponentsRequest,
  ])
  .meta({ id: 'AnalysisRequest' })
export type AnalysisRequest = z.output<typeof AnalysisRequest>
export type AnalysisType = AnalysisRequest['type']

/** The answer of a method: its numbers in `result`, and what every analysis says. */
export const MethodAnswer = z
  .discriminatedUnion('type', [
    ParetoAnswer,
    BasketAnswer,
    FunnelAnswer,
    DriversAnswer,
    OutliersAnswer,
    RfmAnswer,
    CohortAnswer,
    RegressionAnswer,
    DescribeAnswer,
    FrequenciesAnswer,
    CrossTableAnswer,
    TrendAnswer,
    ChangePointsAnswer,
    AnomaliesAnswer,
    ForecastAnswer,
    DecomposeAnswer,
    AutocorrelationAnswer,
    SegmentsAnswer,
    CorrelateAnswer,
    LogisticAnswer,
    PoissonAnswer,
    CompareAnswer,
    HierarchyAnswer,
    DensityAnswer,
    ComponentsAnswer,
  ])
  .meta({ id: 'MethodAnswer' })
export type MethodAnswer = z.infer<typeof MethodAnswer>

/** Which rows: of a table (the first unless named) in a version (the newest unless named), those that a filter lets through. */
export const AnalysisSource = z.object({
  tableId: z.string().optional(),
  versionId: z.string().optional(),
  filter: Filter.optional(),
})
export type AnalysisSource = z.output<typeof AnalysisSource>

/** What every analysis says, without the numbers of its own kind. */
export const AnalysisSaid = z.object(analysisFrame).meta({ id: 'AnalysisSaid' })
export type AnalysisSaid = z.infer<typeof AnalysisSaid>

/** What was asked, with every default filled in, and of which rows of which version. */
export const AskedOf = z.object({
  source: z.object({
    datasetId: z.string(),
    tableId: z.string(),
    versionId: z.string(),
    filter: Filter.nullable(),
  }),
  request: AnalysisRequest,
})

/** An answer that can be asked for again. */
export const Analysis = AskedOf.extend({ answer: MethodAnswer, durationMs: z.number() }).meta({ id: 'Analysis' })
export type Analysis = z.infer<typeof Analysis>
