// Runs before the first paint, so that a dark page never flashes light.
;(() => {
  // A page of a link takes its theme from its address: in a frame of another site there may be no storage.
  const isLinked = /^\/(p|embed)\//.test(location.pathname)
  const chosen = isLinked ? new URLSearchParams(location.search).get('theme') : localStorage.getItem('theme')
  const isDark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
})()
