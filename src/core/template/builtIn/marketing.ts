import { bars, course, define, figure, group, leading, slot, value } from '../define.ts'

const sum = (column: string) => value('sum', column)

/** What campaigns cost and what they brought. */
export const marketing = define({
  id: 'marketing',
  name: 'Marketing campaigns',
  description: 'Spend, impressions, clicks, conversions and revenue by campaign and channel, over time.',
  slots: [
    slot('campaign', 'dimension', ['campaign', 'campaign name', 'ad set', 'ad group', 'ad name'], { isRequired: true }),
    slot('spend', 'measure', ['spend', 'cost', 'amount spent', 'ad spend', 'budget spent'], { isRequired: true }),
    slot('date', 'time', ['date', 'day', 'week', 'month', 'start date', 'reporting starts']),
    slot('channel', 'dimension', ['channel', 'source', 'medium', 'platform', 'network']),
    slot('impressions', 'measure', ['impressions', 'views', 'reach']),
    slot('clicks', 'measure', ['clicks', 'link clicks', 'visits', 'sessions']),
    slot('conversions', 'measure', ['conversions', 'leads', 'signups', 'sign ups', 'orders', 'purchases', 'results']),
    slot('revenue', 'measure', ['revenue', 'conversion value', 'sales', 'purchase value']),
  ],
  filters: [
    { label: 'Date', kind: 'dates', slot: 'date' },
    { label: 'Channel', kind: 'category', slot: 'channel' },
    { label: 'Campaign', kind: 'category', slot: 'campaign' },
  ],
  rows: [
    {
      height: 4,
      tiles: [
        figure('Spend', 4, sum('spend')),
        figure('Impressions', 2, sum('impressions')),
        figure('Clicks', 2, sum('clicks')),
        figure('Conversions', 2, sum('conversions')),
        figure('Revenue', 2, sum('revenue')),
      ],
    },
    {
      height: 8,
      tiles: [
        course('Spend over time', 6, { over: group('date'), by: [sum('spend')] }),
        course('Clicks over time', 6, { over: group('date'), by: [sum('clicks')] }),
      ],
    },
    {
      height: 9,
      tiles: [
        leading('Spend by campaign', 6, { of: 'campaign', by: sum('spend'), n: 12 }),
        leading('Conversions by campaign', 6, { of: 'campaign', by: sum('conversions'), n: 12 }),
      ],
    },
    {
      height: 9,
      tiles: [
        bars('Spend by channel', 6, { of: group('channel'), by: sum('spend') }),
        bars('Revenue by channel', 6, { of: group('channel'), by: sum('revenue') }),
      ],
    },
  ],
})
