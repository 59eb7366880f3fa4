import { access, constants, statfs } from 'node:fs/promises'
import { type Report, reasonOf } from './report.ts'

const MEGABYTE = 1024 * 1024
const NOTABLE_MEGABYTES = 1024
const LEAST_MEGABYTES = 200

/** Whether the data folder may be written to and has room. */
export async function checkDisk(folder: string): Promise<Report> {
  try {
    await access(folder, constants.R_OK | constants.W_OK)
    const { bavail, bsize } = await statfs(folder)
    const free = Math.floor((bavail * bsize) / MEGABYTE)
    if (free >= NOTABLE_MEGABYTES) {
      return { part: 'disk', verdict: 'fine', message: `${free} MB are free for ${folder}` }
    }
    return {
      part: 'disk',
      verdict: free < LEAST_MEGABYTES ? 'problem' : 'notice',
      message: `only ${free} MB are free for ${folder}: on a full disk reservations are refused and edits wait. Make room`,
    }
  } catch (error) {
    const message = `${folder} can't be used (${reasonOf(error)}): make it, or let the server's account read and write it (DATA_DIR)`
    return { part: 'disk', verdict: 'problem', message }
  }
}
