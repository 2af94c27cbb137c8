/** Words of column names that say what a number means; see `meaningOf`. In lower case, as `nameWords` gives them. */

const words = (list: string) => new Set(list.split(' '))

/** Adding these up over rows means nothing. */
export const MEAN_WORDS = words(
  'price prices rate ratio score rating age temperature temp percent percentage pct share average avg mean median ' +
    'index lat latitude lon lng longitude duration speed velocity height width length depth weight mass density ' +
    'pressure humidity wind latency distance bmi gpa mpg horsepower displacement acceleration carat table radius ' +
    'open high low close adjclose margin probability prob elasticity ppm ppb level salary wage year month stars ' +
    'concentration frequency angle altitude elevation mpg size period test grade deviation std sd variance min max ' +
    'minimum maximum rank ozone solar',
)
export const SUM_WORDS = words(
  'sales sale sold amount revenue quantity qty count counts total totals cost costs fee fees number num units ' +
    'passengers volume population visits sessions clicks views impressions downloads orders proceeds tax taxes ' +
    'profit income expense expenses spend spending budget tip tips bill fare gross net cogs discount shipping ' +
    'adjustment refund refunds precipitation rainfall deaths births cases votes goals points wins losses emissions ' +
    'consumption production sibsp parch tonnes transactions stock inventory payout earnings charge charges charged debit credit payment payments wages adjustments donations',
)
export const DOWN_WORDS = words(
  'cost costs fee fees tax taxes churn error errors delay delays expense expenses refund refunds returns cancellations ' +
    'cancelled loss losses defects complaints latency unemployment deaths crashes bounce debt penalty failures churned ' +
    'overdue shrinkage waste spend spending',
)
export const UP_WORDS = words(
  'sales sale sold revenue profit rating score income proceeds earnings margin orders units quantity visits sessions ' +
    'clicks views downloads conversion conversions satisfaction nps stars wins customers subscribers followers ' +
    'donations retention gross payout',
)
