import lighthouse, { type Flags } from 'lighthouse'
import { launch, type Page } from 'puppeteer-core'

/** One page of each type that a search may lead to. */
export const AUDITED_PAGES = [
  '/',
  '/approaches/relational-therapy/',
  '/programs/online-relationships-group/',
  '/approaches/',
  '/search/',
] as const

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
export type Category = (typeof CATEGORIES)[number]

/** What Lighthouse says of a page on its phone profile. */
export interface Audit {
  readonly path: string
  /** 0 to 100 by category; those not asked for are missing. */
  readonly scores: Readonly<Partial<Record<Category, number>>>
  /** What kept a category from 100, in Lighthouse's words. */
  readonly faults: readonly string[]
  /** Largest contentful paint in milliseconds and cumulative layout shift, if performance was asked for. */
  readonly paint: number | undefined
  readonly shift: number | undefined
}

/**
 * Audits pages one after another in one Chromium, each once.
 * @throws Error with Lighthouse's reason, when it can't load a page
 */
export async function auditPages(
  siteUrl: string,
  paths: readonly string[],
  categories: readonly Category[] = CATEGORIES,
): Promise<Audit[]> {
  const executablePath = process.env['CHROMIUM_PATH']
  if (!executablePath) throw new Error('CHROMIUM_PATH names no browser')
  const browser = await launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...['--disable-gpu', '--disable-quic', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync', '--no-first-run'],
    ],
  })
  try {
    const audits: Audit[] = []
    for (const path of paths) {
      const page = await browser.newPage()
      audits.push(await auditPage(page, siteUrl, path, categories))
      await page.close()
    }
    return audits
  } finally {
    await browser.close()
  }
}

async function auditPage(
  page: Page,
  siteUrl: string,
  path: string,
  categories: readonly Category[],
): Promise<Audit> {
  const flags: Flags = {
    logLevel: 'silent',
    onlyCategories: [...categories],
    disableFullPageScreenshot: true,
  }
  const result = await lighthouse(siteUrl + path, flags, undefined, page)
  if (!result) throw new Error(`Lighthouse gave no report of ${path}`)
  const { lhr } = result
  if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`)
  const scores = Object.fromEntries(
    categories.map((category) => [
      category,
      Math.round((lhr.categories[category]?.score ?? 0) * 100),
    ]),
  )
  const faults = categories
    .filter((category) => scores[category] !== 100)
    .flatMap((category) =>
      (lhr.categories[category]?.auditRefs ?? [])
        .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 1)
        .map(({ id }) => `${category}: ${lhr.audits[id]?.title ?? id}`),
    )
  return {
    path,
    scores,
    faults,
    paint: lhr.audits['largest-contentful-paint']?.numericValue,
    shift: lhr.audits['cumulative-layout-shift']?.numericValue,
  }
}
