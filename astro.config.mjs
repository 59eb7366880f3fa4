import react from '@astrojs/react'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'astro/config'
import { residentAdapter } from './src/publishing/astro/adapter.ts'
import { buildAnywhere } from './src/publishing/astro/build-anywhere.ts'
import { drawPicturesAfterBuild } from './src/publishing/astro/draw-pictures-after-build.ts'
import { minifyInlineScripts } from './src/publishing/astro/minify-inline-scripts.ts'
import { mirrorMediaAfterBuild } from './src/publishing/astro/mirror-media-after-build.ts'
import { runIslandsOnPreact } from './src/publishing/astro/run-islands-on-preact.ts'
import { writeRedirectsAfterBuild } from './src/publishing/astro/write-redirects-after-build.ts'
import { writeSearchIndexAfterBuild } from './src/publishing/astro/write-search-index-after-build.ts'
import { writeHeadersAfterBuild } from './src/server/static-host/write-headers-after-build.ts'

export default defineConfig({
  site: process.env.SITE_URL || 'http://localhost:4321',
  output: 'static',
  // Whatever a build keeps for the next one is below this folder.
  cacheDir: process.env.BUILD_CACHE || './node_modules/.astro',
  trailingSlash: 'always',
  session: false,
  devToolbar: { enabled: false },
  adapter: residentAdapter(),
  integrations: [
    react(),
    runIslandsOnPreact(),
    buildAnywhere(),
    minifyInlineScripts(),
    mirrorMediaAfterBuild(),
    drawPicturesAfterBuild(),
    writeRedirectsAfterBuild(),
    writeSearchIndexAfterBuild(),
    writeHeadersAfterBuild(),
  ],
  build: { concurrency: 16, inlineStylesheets: 'never' },
  vite: { plugins: [tailwindcss()] },
})
