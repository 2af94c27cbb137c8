import type { ChartModel, TreeNode } from '../../../../contract/chart.ts'
import type { Draw, MarkPlace, PanelDrawing, Tip } from '../drawing.ts'
import { typeOf } from '../frame.ts'
import { colourOf, inkOn, type Palette } from '../palette.ts'

/** Parts of a whole as areas, the outermost groups by colour. */
export const treemap: Draw = drawing => {
  const { model, left, top, width, height, palette } = drawing
  const tree = model.tree ?? []
  const isDeep = tree.some(node => node.children.length > 0)
  return {
    sides: null,
    series: [
      {
        series: 0,
        option: {
          type: 'treemap',
          left,
          top,
          width,
          height,
          roam: false,
          nodeClick: false,
          breadcrumb: { show: false },
          cursor: 'pointer',
          animationDuration: 0,
          data: tree.map(node => itemOf(palette, node)),
          itemStyle: { borderColor: palette.surface, borderWidth: 1, gapWidth: 1 },
          levels: [
            { itemStyle: { borderWidth: 0, gapWidth: isDeep ? 4 : 1 } },
            { itemStyle: { borderWidth: 0, gapWidth: 1 }, upperLabel: { show: isDeep } },
          ],
          upperLabel: { ...typeOf(drawing), show: false, height: 20, color: palette.text, overflow: 'truncate' },
          label: { ...typeOf(drawing), position: [6, 6], overflow: 'truncate', lineHeight: 16 },
          emphasis: { itemStyle: { borderColor: palette.text }, upperLabel: { show: isDeep } },
        },
      },
    ],
    trigger: 'item',
    marks: leavesOf(model).length,
    tip: at => tip(drawing, at),
  }

  function itemOf(colours: Palette, node: TreeNode): object {
    const colour = colourOf(colours, node.colour)
    const ink = inkOn(colour)
    const written = writtenOf(drawing, node.value)
    return {
      name: node.name,
      value: Math.max(0, node.value),
      path: node.path,
      // The gaps between the parts, and the strip that carries the group's name, are of the border's colour.
      itemStyle: { color: colour, borderColor: colours.surface },
      label: { color: ink, formatter: `${unbraced(node.name)}\n${unbraced(written)}` },
      upperLabel: { formatter: `${unbraced(node.name)}  ${unbraced(written)}` },
      ...(node.children.length > 0 && { children: node.children.map(child => itemOf(colours, child)) }),
    }
  }
}

/** The innermost nodes of a tree, in the order in which they are drawn. */
export function leavesOf({ tree }: ChartModel): TreeNode[] {
  const down = (node: TreeNode): TreeNode[] => (node.children.length === 0 ? [node] : node.children.flatMap(down))
  return (tree ?? []).flatMap(down)
}

/** The node at a path; null when there is none. */
export function nodeAt({ tree }: ChartModel, path: MarkPlace['path'] = []): TreeNode | null {
  let level = tree ?? []
  let found: TreeNode | null = null
  for (const step of path) {
    found = level.find(node => node.path.at(-1) === step) ?? null
    level = found?.children ?? []
  }
  return found
}

/** ECharts numbers the root 0 and then every node before its children; 0 for a path that is not there. */
export function treeIndexOf({ tree }: ChartModel, path: NonNullable<MarkPlace['path']>): number {
  const down = (node: TreeNode): TreeNode[] => [node, ...node.children.flatMap(down)]
  const wanted = JSON.stringify(path)
  return 1 + (tree ?? []).flatMap(down).findIndex(node => JSON.stringify(node.path) === wanted)
}

/** Braces have a meaning in labels of ECharts. */
const unbraced = (text: string) => text.replace(/[{}]/g, '')

function writtenOf({ model, writer }: PanelDrawing, value: number): string {
  const format = model.formats[model.table.columns.findIndex(({ id }) => id === model.plan.measures[0]?.as)]
  return format ? writer.value(value, format, 'kpi') : writer.number(value)
}

function tip(drawing: PanelDrawing, { path }: MarkPlace): Tip {
  const { model, palette, writer } = drawing
  const node = nodeAt(model, path)
  if (!node) return { header: '', rows: [] }
  const whole = (model.tree ?? []).reduce((sum, { value }) => sum + value, 0)
  const share = whole > 0 ? ` · ${writer.percent(node.value / whole)}` : ''
  const names = (path ?? []).map((_, i) => nodeAt(model, path?.slice(0, i + 1))?.name ?? '')
  const measure = model.table.columns.find(({ id }) => id === model.plan.measures[0]?.as)?.name ?? ''
  const value = writtenOf(drawing, node.value) + share
  return { header: names.join(' · '), rows: [{ colour: colourOf(palette, node.colour), name: measure, value }] }
}
