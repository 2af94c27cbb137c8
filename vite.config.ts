import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

export default defineConfig({
  root: path('src/web'),
  publicDir: path('src/web/public'),
  plugins: [react(), tailwindcss()],
  build: {
    outDir: path('dist/web'),
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2022',
    // The content security policy allows no inline script, style or data: script, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        advancedChunks: { groups: [{ name: 'echarts', test: /node_modules\/(echarts|zrender)\// }] },
      },
    },
  },
  server: {
    port: 5173,
    proxy: { '/api': { target: 'http://127.0.0.1:3000' } },
  },
})
