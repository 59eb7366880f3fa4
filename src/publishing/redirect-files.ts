import { pageOfListPath } from '../content/paged-list.ts'
import { listsArticles } from '../content/paths.ts'
import type { Redirect } from '../content/redirects.ts'

/**
 * One line each, in the form that Netlify, Cloudflare Pages and others read from `_redirects`. Those
 * for many addresses come last: Cloudflare counts all from the first of them on as such, and reads no
 * more than a hundred.
 */
export function redirectsToFile(redirects: readonly Redirect[]): string {
  const isForMany = ({ from }: Redirect) => from.endsWith('*')
  return redirects
    .toSorted((one, other) => Number(isForMany(one)) - Number(isForMany(other)))
    .map(({ from, to }) => `${from} ${to} 301\n`)
    .join('')
}

/** The later pages of a list that moved, each to the same page of the list where it is now. */
export function moveLaterPages({ from, to }: Redirect, numbers: readonly number[]): Redirect[] {
  return numbers.map((number) => ({
    from: pageOfListPath(from, number),
    to: pageOfListPath(to, number),
  }))
}

/** Those that the list doesn't have where it is now, to its first page: for `_redirects` alone. */
export function moveOtherPages({ from, to }: Redirect): Redirect[] {
  return listsArticles(from) ? [{ from: `${from}page/*`, to }] : []
}

const escapeHtml = (text: string) =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

/** A page at an old address, for hosts that can't answer with a redirect themselves. */
export function redirectToPage({ to }: Redirect, siteUrl: string): string {
  const href = escapeHtml(to)
  const canonical = escapeHtml(new URL(to, siteUrl).href)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>This page has moved</title>
<meta http-equiv="refresh" content="0;url=${href}">
<meta name="robots" content="noindex">
<link rel="canonical" href="${canonical}">
</head>
<body>
<p>This page has moved to <a href="${href}">${href}</a>.</p>
</body>
</html>
`
}
