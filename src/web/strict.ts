import { z } from 'zod'

// The content security policy forbids making code from text, which zod would try for speed.
z.config({ jitless: true })

// Libraries that add a style element (scroll locks) take the page's nonce from this global.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
if (nonce) Object.assign(globalThis, { __webpack_nonce__: nonce })
