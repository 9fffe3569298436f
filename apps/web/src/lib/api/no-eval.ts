// The page's CSP forbids code made from text, and zod would try it once and be reported. To be imported before any schema.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
