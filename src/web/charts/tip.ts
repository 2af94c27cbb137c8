import type { Tip } from '../../core/chart/echarts/drawing.ts'

/** Built node by node: neither markup nor inline style passes the content security policy. */
export function renderTip({ header, rows }: Tip): HTMLElement {
  const box = element('div', 'chart-tip')
  const title = element('p', '')
  const table = element('table', '')
  title.textContent = header
  box.append(title, table)
  for (const { colour, name, value } of rows) {
    const row = element('tr', '')
    const [swatch, label, figure] = [element('td', 'swatch'), element('td', ''), element('td', 'num')]
    if (colour) {
      const dot = element('i', '')
      dot.style.background = colour
      swatch.append(dot)
    }
    label.textContent = name
    figure.textContent = value
    row.append(swatch, label, figure)
    table.append(row)
  }
  return box
}

function element(tag: string, className: string): HTMLElement {
  const node = document.createElement(tag)
  node.className = className
  return node
}
