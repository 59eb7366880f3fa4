import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  AdvisoriesUnanswered,
  exceptions,
  findUnexcused,
  readAdvisories,
} from '../../../src/server/deploy/advisories/read-advisories.ts'
import { ROOT } from '../../fixtures/places.ts'

const FOLDER = join(ROOT, 'src/server/deploy/advisories')
const readText = (file: string) => readFile(file, 'utf8')

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      dev: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
})

const advisory = {
  source: 1,
  name: 'left',
  title: 'It pads',
  url: 'https://github.com/advisories/GHSA-1',
  severity: 'high',
}
const report = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: {
    left: { name: 'left', severity: 'high', via: [advisory] },
    right: { name: 'right', severity: 'high', via: ['left', advisory] },
  },
})
const known = readAdvisories(report)

describe('what is known against packages', () => {
  it('is read once for each weakness, whoever else has it through another package', () => {
    const { name, title, url, severity } = advisory
    expect(known).toEqual([{ package: name, title, url, severity }])
    expect(readAdvisories('{"auditReportVersion":2,"vulnerabilities":{}}')).toEqual([])
  })

  it.each([
    ['an error of the registry', '{"message":"405 Method Not Allowed","statusCode":405}', /405/],
    ['nothing', '', /no answer/],
    ['no JSON', 'command not found', /command not found/],
    ['a report of another kind', '{"auditReportVersion":1,"advisories":{}}', /auditReportVersion/],
  ])('is not taken for nothing where there is %s', (_, printed, reason) => {
    expect(() => readAdvisories(printed)).toThrow(AdvisoriesUnanswered)
    expect(() => readAdvisories(printed)).toThrow(reason)
  })

  it('is excepted by package and place until its day, and not a day longer', () => {
    const made = [
      {
        package: 'left',
        url: advisory.url,
        reason: 'We never call what it is about.',
        until: '2026-12-01',
      },
    ]
    const on = (day: string) => findUnexcused(known, made, Temporal.PlainDate.from(day))
    expect(on('2026-12-01')).toEqual([])
    expect(on('2026-12-02')).toEqual(known)
    const others = made.map((one) => ({ ...one, package: 'right' }))
    expect(findUnexcused(known, others, Temporal.PlainDate.from('2026-11-01'))).toEqual(known)
  })
})

it('makes exceptions with a reason, a day, and for packages that there are', async () => {
  const made = exceptions.parse(JSON.parse(await readText(join(FOLDER, 'exceptions.json'))))
  const { packages } = lockfile.parse(JSON.parse(await readText(join(ROOT, 'package-lock.json'))))
  const isThere = (name: string) =>
    Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`))
  expect(made.filter((one) => !isThere(one.package))).toEqual([])
  const unreasoned = [{ package: 'left', url: advisory.url, until: '2026-12-01' }]
  expect(exceptions.safeParse(unreasoned).success).toBe(false)
})

it('lists everything that a server installs, and nothing else, for whoever compares', async () => {
  const printed = execFileSync('npm', ['run', '--silent', 'sbom'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const bom = z
    .object({
      bomFormat: z.literal('CycloneDX'),
      components: z.array(
        z.object({ group: z.string().optional(), name: z.string(), version: z.string() }),
      ),
    })
    .parse(JSON.parse(printed))
  const nameOf = ({ group, name, version }: (typeof bom.components)[number]) =>
    `${group ? `${group}/` : ''}${name}@${version}`
  const { packages } = lockfile.parse(JSON.parse(await readText(join(ROOT, 'package-lock.json'))))
  const installed = Object.entries(packages)
    .filter(([path, { dev, link }]) => path.includes('node_modules/') && !dev && !link)
    .map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`)
  expect(installed.some((name) => name.startsWith('zod@'))).toBe(true)
  const listed = bom.components.map(nameOf).filter((name) => !name.startsWith('studio@'))
  expect(new Set(listed)).toEqual(new Set(installed))
}, 30_000)
