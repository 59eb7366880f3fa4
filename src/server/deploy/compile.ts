import { join } from 'node:path'
import { compileSite } from '../../publishing/compile-site.ts'
import { siteAddress } from '../environment.ts'

/** `compile.ts <site URL>`: compiles the pages ahead of the first start, as an image does. */
const { data: siteUrl, error } = siteAddress.safeParse(process.argv[2])
if (error) throw new Error(`What the site is compiled for ${error.issues[0]?.message}`)
const root = join(import.meta.dirname, '..', '..', '..')
console.log(`Compiled to ${await compileSite(root, siteUrl)}`)
