import { BarChart, BoxplotChart, CustomChart, LineChart, PieChart, ScatterChart } from 'echarts/charts'
import { GridComponent, TitleComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer } from 'echarts/renderers'

use([BarChart, BoxplotChart, CustomChart, LineChart, PieChart, ScatterChart])
use([GridComponent, TitleComponent, TooltipComponent, LabelLayout, CanvasRenderer])

/** Loaded only when the first chart is about to be seen. */
export { init }
