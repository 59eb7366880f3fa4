import type { Page } from 'playwright'

/** What of a page runs, so that whatever else runs in another can be told. */
export interface Code {
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
}

/** The code in a page that nobody tampered with. */
export function readCode(examiner: Page, html: string): Promise<Code> {
  return examiner.evaluate((text) => {
    const page = new DOMParser().parseFromString(text, 'text/html')
    const textsOf = (selector: string) =>
      [...page.querySelectorAll(selector)].map((element) => element.textContent ?? '')
    return {
      scripts: textsOf('script:not([type="application/ld+json"])'),
      styles: textsOf('style'),
    }
  }, html)
}

/**
 * What a browser would run, load or send of a page besides its own code, as a browser's parser reads
 * it; nothing where all is well.
 * @param own all code that may be in the page
 */
export function findHarm(examiner: Page, html: string, own: Code): Promise<string[]> {
  const given = { html, own: { scripts: [...own.scripts], styles: [...own.styles] } }
  return examiner.evaluate(({ html, own }) => {
    const page = new DOMParser().parseFromString(html, 'text/html')
    const harm: string[] = []
    for (const script of page.querySelectorAll('script')) {
      const text = script.textContent ?? ''
      const source = script.getAttribute('src')
      if (script.type === 'application/ld+json') {
        try {
          JSON.parse(text)
        } catch {
          harm.push(`facts that are no JSON: ${text.slice(0, 200)}`)
        }
      } else if (source ? !/^\/(?:_astro|preview)\//.test(source) : !own.scripts.includes(text)) {
        harm.push(`a script: ${source ?? text.slice(0, 200)}`)
      }
    }
    for (const style of page.querySelectorAll('style')) {
      if (!own.styles.includes(style.textContent ?? '')) harm.push(`a style: ${style.textContent}`)
    }
    const strangers =
      'iframe, frame, object, embed, base, applet, portal, math, meta[http-equiv], [srcdoc], animate, foreignObject'
    for (const element of page.querySelectorAll(strangers)) {
      harm.push(`an element: ${element.outerHTML.slice(0, 200)}`)
    }
    const links = [
      'href',
      'src',
      'action',
      'formaction',
      'xlink:href',
      'ping',
      'poster',
      'background',
    ]
    const loads = ['IMG', 'SOURCE', 'VIDEO', 'AUDIO', 'LINK', 'FORM', 'BUTTON', 'INPUT']
    for (const element of page.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        const place = `${element.tagName.toLowerCase()} ${name}=${value.slice(0, 200)}`
        if (name.startsWith('on')) harm.push(`a handler: ${place}`)
        if (!links.includes(name)) continue
        const url = URL.parse(value, 'https://attune.example/here/')
        const isKnown = url && /^(?:https?|mailto|tel|sms):$/.test(url.protocol)
        if (!isKnown) harm.push(`a link: ${place}`)
        else if (loads.includes(element.tagName) && url.hostname.endsWith('evil.example')) {
          harm.push(`something from elsewhere: ${place}`)
        }
      }
    }
    if (!page.querySelector('main h1')) harm.push('no heading')
    if (!page.querySelector('footer')) harm.push('no footer')
    return harm
  }, given)
}

/** The items of a feed or the addresses of a sitemap; rejects where it is no XML. */
export function readXml(examiner: Page, xml: string, selector: string): Promise<string[]> {
  return examiner.evaluate(
    ({ xml, selector }) => {
      const file = new DOMParser().parseFromString(xml, 'application/xml')
      const fault = file.querySelector('parsererror')
      if (fault) throw new Error(fault.textContent ?? 'The file is no XML')
      return [...file.querySelectorAll(selector)].map((element) => element.textContent ?? '')
    },
    { xml, selector },
  )
}
