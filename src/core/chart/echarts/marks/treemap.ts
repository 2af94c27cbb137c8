import type { ChartModel, TreeNode } from '../../../../contract/chart.ts'
import { type Box, squarify } from '../../squarify.ts'
import type { Draw, MarkPlace, PanelDrawing, Tip } from '../drawing.ts'
import { colourOf, inkOn, type Palette } from '../palette.ts'
import { fitted, textWidth } from '../textWidth.ts'

const headPx = 20
const padPx = 6
const linePx = 16
const leastLetters = 4
/** The grey of what was folded together. */
const restColour = 6
/** A group so small gives all its room to its parts, without a line for its name. */
const leastGroup = { width: 48, height: 44 }

interface Placed {
  node: TreeNode
  box: Box
}

/** Parts of a whole as areas, the outermost groups by colour; named and written where there is room. */
export const treemap: Draw = drawing => {
  const { model, left, top, width, height, palette } = drawing
  const all = placedNodes(model.tree ?? [], { x: left, y: top, width, height })
  return {
    sides: null,
    series: [
      {
        series: 0,
        option: {
          type: 'custom',
          name: '',
          coordinateSystem: 'none',
          data: all.map(({ node }, i) => ({ value: [i], path: node.path })),
          cursor: 'pointer',
          progressive: 0,
          animation: false,
          renderItem: ({ dataIndex }: { dataIndex: number }) => {
            const placed = all[dataIndex]
            if (!placed || placed.box.width * placed.box.height === 0) return undefined
            const isGroup = placed.node.children.length > 0
            const children = isGroup ? head(drawing, placed) : leaf(drawing, placed, palette)
            return { type: 'group', children }
          },
        },
      },
    ],
    trigger: 'item',
    marks: leavesOf(model).length,
    tip: at => tip(drawing, at),
  }
}

/** Every node before its children, in the order of the tree, with its box. */
function placedNodes(nodes: readonly TreeNode[], box: Box, depth = 0): Placed[] {
  const rank = (i: number) => (nodes[i]?.colour === restColour && depth === 0 ? -1 : (nodes[i]?.value ?? 0))
  // What was folded together comes after all that have a name.
  const order = nodes.map((_, i) => i).sort((a, b) => rank(b) - rank(a))
  const boxes = squarify(
    order.map(i => Math.max(0, nodes[i]?.value ?? 0)),
    box,
  )
  return nodes.flatMap((node, i) => {
    const isGroup = node.children.length > 0
    const own = inset(boxes[order.indexOf(i)] ?? { x: 0, y: 0, width: 0, height: 0 }, isGroup && depth === 0 ? 2 : 0.5)
    return [{ node, box: own }, ...(isGroup ? placedNodes(node.children, below(own), depth + 1) : [])]
  })
}

function inset({ x, y, width, height }: Box, by: number): Box {
  if (width <= 2 * by || height <= 2 * by) return { x, y, width, height }
  return { x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by }
}

const isNamed = ({ width, height }: Box) => width >= leastGroup.width && height >= leastGroup.height
const below = (box: Box): Box => (isNamed(box) ? { ...box, y: box.y + headPx, height: box.height - headPx } : box)

/** The name of a group above its parts. */
function head(drawing: PanelDrawing, { node, box }: Placed): object[] {
  const { palette } = drawing
  if (!isNamed(box)) return []
  const written = writtenOf(drawing, node.value)
  const room = box.width - 2
  const isWritten = textWidth(`${node.name}  ${written}`) <= room
  const label = isWritten ? `${node.name}  ${written}` : fitted(node.name, room)
  // Seen through, but there to be pointed at.
  const strip = { x: box.x, y: box.y, width: box.width, height: headPx }
  return [
    { type: 'rect', shape: strip, style: { fill: palette.surface, opacity: 0 } },
    lineOf(drawing, label, { x: box.x, y: box.y + headPx / 2 }, palette.text),
  ]
}

/** A part: its name where it fits, its value only whole. */
function leaf(drawing: PanelDrawing, { node, box }: Placed, palette: Palette): object[] {
  const fill = colourOf(palette, node.colour)
  const ink = inkOn(fill)
  const room = box.width - 2 * padPx
  const cut = box.height >= linePx + padPx ? fitted(node.name, room) : ''
  // Two letters and an ellipsis name nothing.
  const name = cut === node.name || cut.length > leastLetters ? cut : ''
  const written = writtenOf(drawing, node.value)
  const hasValue = name !== '' && box.height >= 2 * linePx + padPx && textWidth(written) <= room
  const at = (line: number) => ({ x: box.x + padPx, y: box.y + padPx + linePx * (line + 0.5) - 2 })
  return [
    { type: 'rect', shape: { ...box, r: 1.5 }, style: { fill }, emphasis: { style: { fill, opacity: 0.85 } } },
    ...(name !== '' ? [lineOf(drawing, name, at(0), ink)] : []),
    ...(hasValue ? [lineOf(drawing, written, at(1), ink)] : []),
  ]
}

function lineOf({ font }: PanelDrawing, text: string, { x, y }: { x: number; y: number }, fill: string): object {
  return {
    type: 'text',
    silent: true,
    style: { text, x, y, fill, verticalAlign: 'middle', fontSize: 12, fontFamily: font },
  }
}

/** The innermost nodes of a tree, in the order of the tree. */
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

/** The place of a node in the picture: every node stands before its children; -1 for a path that is not there. */
export function treeIndexOf({ tree }: ChartModel, path: NonNullable<MarkPlace['path']>): number {
  const down = (node: TreeNode): TreeNode[] => [node, ...node.children.flatMap(down)]
  const wanted = JSON.stringify(path)
  return (tree ?? []).flatMap(down).findIndex(node => JSON.stringify(node.path) === wanted)
}

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
