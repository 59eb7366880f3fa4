import { join } from 'node:path'
import { build } from 'astro'
import { endProcess } from '../end-process.ts'
import { bundlePreview } from './bundle-preview.ts'
import { renderOnDemand } from './render-on-demand.ts'

/** Run as a process of its own: `compile.ts <root> <folder> <site URL>`. Ends with the one that asked. */

process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'))
process.channel?.unref()
const [root, folder, site] = process.argv.slice(2)
if (!root || !folder || !site) throw new Error('compile.ts needs root, folder and site URL')
await build({
  root,
  outDir: folder,
  cacheDir: join(folder, '.cache'),
  site,
  integrations: [renderOnDemand(), bundlePreview()],
  logLevel: 'error',
})
endProcess(0)
