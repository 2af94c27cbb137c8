import type { Expression, Named } from '../../../contract/relation.ts'
import { call, column } from '../../relation/build.ts'
import { double } from '../figures.ts'

/** A family in the engine: out of the columns `y` and `eta` come the mean `mu`, its variance `w` and the log-likelihood `ll`. */
export interface EngineFamily {
  /** Each layer reads the ones before it, so that nothing is computed twice. */
  layers: readonly (readonly Named<Expression>[])[]
}

const y = column('y')
const eta = column('eta')
const mu = column('mu')
const tail = column('tail')
const grown = column('grown')
const isUp = call('ge', eta, double(0))

/** Written with e^-|eta|, which never overflows and loses no digits near zero and one. */
export const engineBinomial: EngineFamily = {
  layers: [
    [{ as: 'far', value: call('subtract', double(0), call('abs', eta)) }],
    [{ as: 'tail', value: call('exp', column('far')) }],
    [{ as: 'grown', value: call('add', tail, double(1)) }],
    [
      { as: 'mu', value: call('divide', call('case', isUp, double(1), tail), grown) },
      { as: 'w', value: call('divide', tail, call('multiply', grown, grown)) },
      {
        as: 'll',
        value: call(
          'subtract',
          call('subtract', call('multiply', y, eta), call('case', isUp, eta, double(0))),
          call('ln', grown),
        ),
      },
    ],
  ],
}

/** Without ln y!. A mean too large for a double is missing, and so is its likelihood. */
export const enginePoisson: EngineFamily = {
  layers: [
    [{ as: 'mu', value: call('exp', eta) }],
    [
      { as: 'w', value: mu },
      { as: 'll', value: call('subtract', call('multiply', y, eta), mu) },
    ],
  ],
}
