const STYLE = /<link rel="stylesheet" href="(\/_astro\/[\w.-]+)">/g
const FONT =
  /<link rel="preload" href="(\/_astro\/[\w.-]+)" as="font" type="(font\/\w+)" crossorigin>/g

/**
 * What a page needs to be drawn, for its `Link` header: a browser asks for it before it has read
 * the page's head, and some CDNs name it while the page is still on its way (103). Undefined for a
 * page that needs nothing.
 */
export function preloadHeader(html: string): string | undefined {
  const head = html.slice(0, html.indexOf('</head>'))
  const styles = [...head.matchAll(STYLE)].map(([, path]) => `<${path}>; rel=preload; as=style`)
  const fonts = [...head.matchAll(FONT)].map(
    ([, path, type]) => `<${path}>; rel=preload; as=font; type="${type}"; crossorigin`,
  )
  const links = [...styles, ...fonts]
  return links.length > 0 ? links.join(', ') : undefined
}
