import { join } from 'node:path'
import { compileSite } from '../../publishing/compile-site.ts'

/** `compile.ts <site URL>`: compiles the pages ahead of the first start, as an image does. */
const [siteUrl] = process.argv.slice(2)
if (!siteUrl) throw new Error('Name the address of the site')
const root = join(import.meta.dirname, '..', '..', '..')
console.log(`Compiled to ${await compileSite(root, siteUrl.replace(/\/$/, ''))}`)
