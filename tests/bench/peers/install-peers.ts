import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What Attune is measured against; never a dependency of it. */
const PEERS = {
  '@11ty/eleventy': '3.1.8',
  '@astrojs/node': '11.1.6',
  astro: '7.3.5',
  '@portabletext/to-html': '6.0.0',
  next: '16.4.6',
  react: '19.3.1',
  'react-dom': '19.3.1',
}

export const PEER_VERSIONS: Readonly<Record<keyof typeof PEERS, string>> = PEERS

/** A temporary folder with the peers in its `node_modules`, kept from one run to the next. */
export async function installPeers(): Promise<string> {
  const folder = join(tmpdir(), 'attune-peers')
  const manifest = join(folder, 'package.json')
  const wanted = JSON.stringify({ private: true, type: 'module', dependencies: PEERS })
  const isThere = existsSync(join(folder, 'node_modules'))
  if (isThere && (await readFile(manifest, 'utf8').catch(() => '')) === wanted) return folder
  await mkdir(folder, { recursive: true })
  await writeFile(manifest, wanted)
  const args = ['install', '--no-audit', '--no-fund', '--prefer-offline']
  execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  return folder
}
