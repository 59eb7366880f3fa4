import { glob, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Runs before the Studio's own code. A Studio asks Sanity whether a newer version exists and
 * whether feedback can be sent, without a setting to stop it. Reading gets an empty answer, and
 * sending a refusal, which takes the feedback button away.
 */
const fetchGuard = `<script>
(() => {
  const ask = window.fetch
  const isHere = ({ protocol, hostname }) =>
    !protocol.startsWith('http') || /^(127\\.0\\.0\\.1|\\[::1\\]|(.+\\.)?localhost)$/.test(hostname)
  window.fetch = (input, init) => {
    const request = input instanceof Request ? input : undefined
    if (isHere(new URL(request ? request.url : input, location.href))) return ask(input, init)
    const method = init?.method ?? request?.method ?? 'GET'
    const status = method.toUpperCase() === 'GET' ? 200 : 503
    return Promise.resolve(new Response('{}', { status }))
  }
})()
</script>`

// The Studio's next choice is the font of the system.
const withoutForeignFonts = (text: string) =>
  text.replace(/@font-face\s*\{[^}]*https?:\/\/[^}]*\}/gi, '')

const withoutForeignScripts = (html: string) =>
  withoutForeignFonts(html)
    // Ties the Studio to Sanity's dashboard, which a local lake is no part of.
    .replace(/<script\b[^>]*\bsrc="https?:\/\/[^"]*"[^>]*>\s*<\/script>/gi, '')
    .replace(/<link\b[^>]*\bhref="https?:\/\/[^"]*"[^>]*>/gi, '')
    .replace(/<head[^>]*>/i, (head) => head + fetchGuard)

async function rewrite(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(path, change(await readFile(path, 'utf8')))
}

/** Changes the built Studio in `outDir` so that it works without another machine, and asks none. */
export async function keepOnThisMachine(outDir: string): Promise<void> {
  await rewrite(join(outDir, 'index.html'), withoutForeignScripts)
  for await (const path of glob('static/**/*.css', { cwd: outDir })) {
    await rewrite(join(outDir, path), withoutForeignFonts)
  }
}
