import { registerHooks } from 'node:module'

/**
 * Loaded before Sanity's command line, which has no option for another API host: what it imports as
 * `@sanity/client` is local-client.ts.
 */
const LOCAL_CLIENT = new URL('./local-client.ts', import.meta.url).href

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier !== '@sanity/client' || context.parentURL === LOCAL_CLIENT) {
      return nextResolve(specifier, context)
    }
    return { url: LOCAL_CLIENT, shortCircuit: true }
  },
})
