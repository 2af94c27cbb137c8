import { chart, course, define, figure, group, slot, value } from '../define.ts'

const sum = (column: string) => value('sum', column)

/** Budget and actual figures side by side. */
export const finance = define({
  id: 'finance',
  name: 'Budget and actual',
  description: 'What was planned and what came, by account and department, month by month.',
  slots: [
    slot('actual', 'measure', ['actual', 'actuals', 'actual amount', 'spent', 'ist'], { isRequired: true }),
    slot('budget', 'measure', ['budget', 'plan', 'planned', 'budgeted', 'target', 'forecast', 'soll'], {
      isRequired: true,
    }),
    slot('period', 'time', ['month', 'period', 'date', 'quarter', 'year', 'posting date']),
    slot('account', 'dimension', ['account', 'category', 'cost type', 'line item', 'expense', 'gl account']),
    slot('department', 'dimension', [
      'department',
      'cost center',
      'cost centre',
      'business unit',
      'entity',
      'team',
      'project',
    ]),
    slot('variance', 'measure', ['variance', 'difference', 'deviation']),
  ],
  filters: [
    { label: 'Period', kind: 'dates', slot: 'period' },
    { label: 'Department', kind: 'category', slot: 'department' },
    { label: 'Account', kind: 'category', slot: 'account' },
  ],
  rows: [
    {
      height: 4,
      tiles: [
        figure('Actual', 4, sum('actual')),
        figure('Budget', 4, sum('budget')),
        figure('Variance', 4, sum('variance')),
      ],
    },
    {
      height: 8,
      tiles: [course('Budget and actual over time', 12, { over: group('period'), by: [sum('budget'), sum('actual')] })],
    },
    {
      height: 10,
      tiles: [
        chart('Budget and actual by account', 6, {
          type: 'bar',
          x: [group('account')],
          y: [sum('budget'), sum('actual')],
        }),
        chart('Budget and actual by department', 6, {
          type: 'bar',
          x: [group('department')],
          y: [sum('budget'), sum('actual')],
        }),
      ],
    },
    {
      height: 10,
      tiles: [
        chart('Actual by account and department', 12, {
          type: 'pivot',
          x: [group('department')],
          y: [group('account'), sum('actual')],
        }),
      ],
    },
  ],
})
