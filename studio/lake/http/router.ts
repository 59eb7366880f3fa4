import type { ServerResponse } from 'node:http'
import type { LakeRequest } from './lake-request.ts'

export type Handler = (request: LakeRequest, response: ServerResponse) => void | Promise<void>

/** An endpoint: `:name` takes one segment of the path, `*name` at the end all that remain. */
export type Route = { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; pattern: string; handle: Handler }

export type RouteMatch = { handle: Handler; params: { [name: string]: string } }

/** Finds the first route for the method and path; HEAD is served as GET. */
export function matchRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): RouteMatch | undefined {
  const wanted = method === 'HEAD' ? 'GET' : method
  const segments = path.split('/').slice(1)
  for (const route of routes) {
    if (route.method !== wanted) continue
    const params = matchPattern(route.pattern.split('/').slice(1), segments)
    if (params) return { handle: route.handle, params }
  }
  return undefined
}

function matchPattern(
  pattern: readonly string[],
  segments: readonly string[],
): { [name: string]: string } | undefined {
  const params: { [name: string]: string } = {}
  for (const [index, part] of pattern.entries()) {
    if (part.startsWith('*')) {
      const rest = decode(segments.slice(index).join('/'))
      if (rest === undefined) return undefined
      params[part.slice(1)] = rest
      return params
    }
    const segment = segments[index]
    if (segment === undefined) return undefined
    if (part.startsWith(':')) {
      const value = decode(segment)
      if (value === undefined || value === '') return undefined
      params[part.slice(1)] = value
    } else if (part !== segment) return undefined
  }
  return pattern.length === segments.length ? params : undefined
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}
