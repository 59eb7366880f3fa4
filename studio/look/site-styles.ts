import article from '../../src/styles/article.css?inline'
import base from '../../src/styles/base.css?inline'
import components from '../../src/styles/components.css?inline'
import fonts from '../../src/styles/fonts.css?inline'
import site from '../../src/styles/site.css?inline'
import tokens from '../../src/styles/tokens.css?inline'

/** What the site takes from Tailwind: nothing has the browser's own margins, lists and borders. */
const RESET = `@layer reset {
  *, ::before, ::after { box-sizing: border-box; margin: 0; border: 0 solid; padding: 0; }
  h1, h2, h3, h4 { font-size: inherit; font-weight: inherit; }
  ol, ul { list-style: none; }
  a { color: inherit; text-decoration: inherit; }
  img, svg { display: block; max-width: 100%; height: auto; }
}`

/** The page's root is the preview's frame, and its body what stands in it. */
const toFrame = (css: string) =>
  css
    .replaceAll(/@theme|:root/g, ':host')
    // Builds leave out the space.
    .replaceAll(/\bbody\s*\{/g, '.page {')

/** The rules that the blocks of an article are drawn by on the site, for inside a shadow root. */
export const SITE_STYLES = [RESET, ...[tokens, base, components, site, article].map(toFrame)].join(
  '\n',
)

/** The site's typefaces. Browsers look for them in the document alone, not in a shadow root. */
export const SITE_FONTS = fonts
