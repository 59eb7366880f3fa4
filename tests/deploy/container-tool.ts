import { spawnSync } from 'node:child_process'
import { z } from 'zod'
import { ROOT } from '../fixtures/places.ts'

/** Docker or Podman; image, container and volume share one name. */
export interface ContainerTool {
  readonly name: string
  buildImage(name: string, siteUrl: string): void
  /** As deploy/README.md says, but in the host's network, where the lake listens. */
  startContainer(name: string, variables: Readonly<Record<string, string>>): void
  /** @returns what the command prints */
  exec(name: string, command: readonly string[]): string
  /** Whether the command of the image's health check ends with 0. */
  isHealthy(name: string): boolean
  /** @returns what the container's process ended with on SIGTERM */
  endContainer(name: string): number
  readLog(name: string): string
  removeAll(name: string): void
}

const HARDENED = [
  '--read-only',
  '--tmpfs=/tmp',
  '--cap-drop=ALL',
  '--security-opt=no-new-privileges',
]

/** What can run containers here; undefined if nothing can. */
export function findContainerTool(): ContainerTool | undefined {
  const name = ['docker', 'podman'].find((tool) => run(tool, ['info']).status === 0)
  if (!name) return undefined
  const tool = (...args: string[]) => {
    const { status, stdout, said } = run(name, args)
    if (status !== 0) throw new Error(`${name} ${args.join(' ')} ended with ${status}:\n${said}`)
    return stdout.trim()
  }
  const inspect = (format: string, container: string): unknown =>
    JSON.parse(tool('inspect', `--format={{json ${format}}}`, container))
  // An image in Podman's own format has no health check.
  const format = name === 'podman' ? ['--format=docker'] : []
  return {
    name,
    buildImage(image, siteUrl) {
      const file = '--file=src/server/deploy/Dockerfile'
      const address = `--build-arg=SITE_URL=${siteUrl}`
      tool('build', ...format, '--network=host', file, address, `--tag=${image}`, '.')
    },
    startContainer(container, variables) {
      const env = Object.entries(variables).map(([key, value]) => `--env=${key}=${value}`)
      const places = ['--network=host', `--volume=${container}:/data`, '--stop-timeout=30']
      tool('run', '--detach', `--name=${container}`, ...places, ...HARDENED, ...env, container)
    },
    exec: (container, command) => tool('exec', container, ...command),
    isHealthy(container) {
      const check = z.array(z.string()).parse(inspect('.Config.Healthcheck.Test', container))
      const [kind, ...command] = check
      if (kind !== 'CMD') throw new Error(`The image’s health check is no command but ${check}`)
      return run(name, ['exec', container, ...command]).status === 0
    },
    endContainer(container) {
      tool('stop', container)
      const code = z.number().parse(inspect('.State.ExitCode', container))
      tool('rm', container)
      return code
    },
    readLog: (container) => run(name, ['logs', container]).said,
    removeAll(all) {
      for (const kind of ['container', 'volume', 'image']) run(name, [kind, 'rm', '--force', all])
    },
  }
}

function run(tool: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(tool, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1_048_576,
    // Docker's older builder doesn't read Dockerfile.dockerignore.
    env: { ...process.env, DOCKER_BUILDKIT: '1' },
  })
  return { status, stdout, said: `${stdout}${stderr}` }
}
