import { constants, setPriority } from 'node:os'
import { endGroup } from './end-group.ts'
import { writeSearchIndex } from './write-search-index.ts'

/**
 * Run as a process of its own, so that neither readers nor editors wait while thousands of pages are
 * read and indexed: `index-folder.ts <folder>`. Tells the one that asked how many pages a new index
 * has, and ends with it: the next one to publish the folder would find its index overwritten.
 */
process.once('disconnect', () => endGroup(process.pid))
process.channel?.unref()
const [folder] = process.argv.slice(2)
if (!folder) throw new Error('Name the folder of published pages')
setPriority(constants.priority.PRIORITY_LOW)
const count = await writeSearchIndex(folder)
if (count !== undefined) process.send?.(count)
