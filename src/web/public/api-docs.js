// Draws the description of the API. "Try it out" asks as our own page does: with the session's cookie and our header.
;(() => {
  const root = document.documentElement
  root.classList.toggle('dark-mode', root.dataset.theme === 'dark')
  globalThis.SwaggerUIBundle({
    domNode: document.getElementById('api'),
    url: '/api/openapi.json',
    // The usual validator is a service of somebody else.
    validatorUrl: null,
    deepLinking: true,
    docExpansion: 'none',
    filter: true,
    displayRequestDuration: true,
    tryItOutEnabled: true,
    defaultModelsExpandDepth: 0,
    requestInterceptor: request => {
      request.headers['x-datainsight'] = '1'
      return request
    },
  })
})()
