import { extname, join, relative, sep } from 'node:path'
import type { FileCache } from './file-cache.ts'
import type { ServedFile } from './served-file.ts'

/** The path as segments, or undefined when it could lead out of the folder. */
export function pathToSegments(pathname: string): string[] | undefined {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  const segments = decoded.split('/').filter(Boolean)
  const isUnsafe = segments.some((segment) => segment.startsWith('.') || /[\\\0]/.test(segment))
  return isUnsafe ? undefined : segments
}

/** Files whose names change with what is in them. */
export const IMMUTABLE = /^\/(?:_astro|media|og)\/|^\/pagefind\/.*\.pf_\w+$/

/** Whether the last part of a path names a file, and not a page without its slash. */
export function isFileName(segments: readonly string[]): boolean {
  return extname(segments.at(-1) ?? '') !== ''
}

/** Where the published folder has what is at a path: pages at their directory address, else files. */
export function toFilePath(folder: string, pathname: string): string | undefined {
  const segments = pathToSegments(pathname)
  if (!segments) return undefined
  if (pathname.endsWith('/')) return join(folder, ...segments, 'index.html')
  return isFileName(segments) ? join(folder, ...segments) : undefined
}

/** Finds what the published folder has for a path. */
export function createFileFinder(folder: string, files: FileCache) {
  return async (pathname: string): Promise<ServedFile | undefined> => {
    const path = toFilePath(folder, pathname)
    if (path === undefined) return undefined
    // By where the file lies: a path may be written in several ways, and the first to ask decides.
    const place = `/${relative(folder, path).replaceAll(sep, '/')}`
    return files.read(path, !pathname.endsWith('/') && IMMUTABLE.test(place))
  }
}
