/** Customers: segments by what they bought, and cohorts by when they began. */
export const customerWords = {
  'analysis.rfm.answer': '{segment} are {share:percent} of the customers and bring {valueShare:percent} of {measure}.',
  'analysis.rfm.answerRows':
    '{segment} are {share:percent} of the customers and make {valueShare:percent} of the purchases.',
  'analysis.rfm.atRisk':
    '{customers|One good customer is|# good customers are} at risk: {valueShare:percent} of the value, and no purchase for {days|one day|# days} on average.',
  'analysis.rfm.newest': 'Days are counted back from {newest}, the newest date in the data.',
  'analysis.rfm.method': 'Recency, frequency and value by fifths (RFM)',
  'analysis.rfm.table': 'Segments of customers',
  'analysis.rfm.segment': 'Segment',
  'analysis.rfm.customers': 'Customers',
  'analysis.rfm.ofCustomers': 'Share of customers',
  'analysis.rfm.valueShare': 'Share of value',
  'analysis.rfm.recency': 'Days since the last purchase',
  'analysis.rfm.purchases': 'Purchases each',
  'analysis.rfm.picture': 'Customers and what they bring',
  'analysis.rfm.summary': 'Bars of {segments} segments: their share of customers and of value.',
  'analysis.cohort.answer':
    '{share:percent} of the customers are active {after} {unit}s after they first appear ({customers} customers in {cohorts} cohorts).',
  'analysis.cohort.best': 'Who began in {cohort} stays best: {share:percent} after {after} {unit}s.',
  'analysis.cohort.first': 'Customers begin with their first row in the data; who was there before counts as new.',
  'analysis.cohort.method': 'Cohorts by first appearance, retention of whole periods',
  'analysis.cohort.table': 'Share of each cohort that is active',
  'analysis.cohort.began': 'Began in',
  'analysis.cohort.after': '+{k}',
  'analysis.cohort.picture': 'Share that is active, by {unit}s since the first',
  'analysis.cohort.matrix': 'Each cohort, period by period',
  'analysis.cohort.periods': '{unit}s since the first',
  'analysis.cohort.active': 'Active customers',
  'analysis.cohort.summary': 'A line that falls to {share:percent} after {after} {unit}s.',
} as const
