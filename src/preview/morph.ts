/** A form that people fill in: its inside is its own, and stays as it is. */
const isForm = (node: Node) => node instanceof Element && node.hasAttribute('data-reserve')

/** Attributes that the reader's own doing has set: an open answer stays open. */
const isKept = (element: Element, name: string) => name === 'open' && element.tagName === 'DETAILS'

/** Parts of the preview itself, which no page has. */
const isOwn = (node: Node) => node instanceof Element && node.hasAttribute('data-preview-own')

/** Two nodes that are the same place of the page. */
function isSame(one: Node, other: Node): boolean {
  if (one.nodeType !== other.nodeType || one.nodeName !== other.nodeName) return false
  if (!(one instanceof Element && other instanceof Element)) return true
  return (
    one.id === other.id && one.getAttribute('data-preview') === other.getAttribute('data-preview')
  )
}

function morphAttributes(current: Element, next: Element): void {
  for (const { name } of [...current.attributes]) {
    if (!next.hasAttribute(name) && !isKept(current, name)) current.removeAttribute(name)
  }
  for (const { name, value } of next.attributes) {
    if (current.getAttribute(name) !== value) current.setAttribute(name, value)
  }
}

function morphNode(current: Node, next: Node): void {
  if (isForm(current)) return
  if (current instanceof Element && next instanceof Element) {
    morphAttributes(current, next)
    morphChildren(current, next)
  } else if (current.nodeValue !== next.nodeValue) {
    current.nodeValue = next.nodeValue
  }
}

/** How far ahead a node is looked for that has moved up because others before it are gone. */
const LOOK_AHEAD = 12

function findAhead(from: Node | null, next: Node): Node | null {
  let candidate = from
  for (let step = 0; candidate && step < LOOK_AHEAD; step += 1) {
    if (candidate.isEqualNode(next)) return candidate
    candidate = candidate.nextSibling
  }
  return null
}

function skipOwn(node: Node | null): Node | null {
  let at = node
  while (at && isOwn(at)) at = at.nextSibling
  return at
}

/** How many of `nodes` are yet to come after each; tells an insertion from a change. */
const countAfter = (node: Node | null) => {
  let count = 0
  for (let at = node; at; at = at.nextSibling) if (!isOwn(at)) count += 1
  return count
}

function morphChildren(current: Node, next: Node): void {
  let at = skipOwn(current.firstChild)
  let wanted = next.firstChild
  while (wanted) {
    const following = wanted.nextSibling
    const equal = findAhead(at, wanted)
    if (equal && at) {
      while (at && at !== equal) {
        const gone: Node = at
        at = skipOwn(at.nextSibling)
        current.removeChild(gone)
      }
      at = skipOwn(equal.nextSibling)
    } else if (at && isSame(at, wanted) && !isInsertion(at, wanted)) {
      morphNode(at, wanted)
      at = skipOwn(at.nextSibling)
    } else {
      current.insertBefore(document.importNode(wanted, true), at)
    }
    wanted = following
  }
  while (at) {
    const gone: Node = at
    at = skipOwn(at.nextSibling)
    current.removeChild(gone)
  }
}

/** Whether `wanted` is new before `at`, which comes later as it is. */
function isInsertion(at: Node, wanted: Node): boolean {
  return countAfter(wanted) > countAfter(at) && findAhead(wanted.nextSibling, at) !== null
}

/**
 * Turns `current` into `next` by changing only what differs, so that scroll, focus, open answers
 * and half-filled forms stay as they are.
 */
export function morph(current: Element, next: Element): void {
  morphAttributes(current, next)
  morphChildren(current, next)
}
