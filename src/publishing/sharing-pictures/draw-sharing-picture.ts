import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createElement } from 'react'
import satori from 'satori'
import sharp from 'sharp'
import type { SharingPicture } from '../../components/head/sharing-picture.ts'
import { drawIllustration } from '../../components/illustration/draw-illustration.ts'

const WIDTH = 1200
const HEIGHT = 630
const MARGIN = 72
/** The site's light colors: a picture can't ask which its reader prefers. */
const COLORS = {
  sand: '#f3e9dc',
  ink: '#2b2a33',
  pine: '#184b41',
  apricot: '#f2b28c',
  lavender: '#dcd6ee',
  one: '#1f5b52',
  two: '#a8472f',
}

const loadFonts = (() => {
  let fonts: Promise<[heading: Buffer, body: Buffer]> | undefined
  return () => {
    fonts ??= Promise.all([
      readFile(
        fileURLToPath(
          import.meta.resolve('@fontsource/fraunces/files/fraunces-latin-600-normal.woff'),
        ),
      ),
      readFile(
        fileURLToPath(
          import.meta.resolve(
            '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff',
          ),
        ),
      ),
    ])
    return fonts
  }
})()

/** As large as fits above the drawing: still read where the picture is a few centimeters wide. */
function chooseTitleSize(title: string): number {
  if (title.length <= 22) return 108
  if (title.length <= 48) return 76
  return title.length <= 80 ? 68 : 54
}

function drawGround(seed: number): string {
  const { width, height, strokeWidth, shapes, lines } = drawIllustration(seed, 'wide')
  const drawn = [
    ...shapes.map(({ fill, path }) => `<path fill="${COLORS[fill]}" d="${path}"/>`),
    ...lines.map(
      ({ stroke, path }) =>
        `<path fill="none" stroke="${COLORS[stroke]}" stroke-width="${strokeWidth}" stroke-linecap="round" stroke-linejoin="round" d="${path}"/>`,
    ),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
<rect width="${WIDTH}" height="${HEIGHT}" fill="${COLORS.sand}"/>
<g transform="translate(${(WIDTH - width) / 2} ${HEIGHT - height})">${drawn.join('')}</g>
</svg>`
}

/** Draws a page's sharing picture: its title above its own two lines, as a PNG of 1200 × 630. */
export async function drawSharingPicture({ title, eyebrow, seed }: SharingPicture) {
  const [heading, body] = await loadFonts()
  const words = createElement(
    'div',
    {
      style: {
        display: 'flex',
        flexDirection: 'column',
        width: WIDTH - 2 * MARGIN,
        margin: `48px ${MARGIN}px`,
        color: COLORS.ink,
      },
    },
    createElement(
      'div',
      { style: { fontFamily: 'Body', fontSize: 40, color: COLORS.pine } },
      eyebrow,
    ),
    createElement(
      'div',
      {
        style: {
          marginTop: 8,
          fontFamily: 'Heading',
          fontSize: chooseTitleSize(title),
          lineHeight: 1.1,
          lineClamp: 3,
          // Satori balances what it has cut off, too, which makes long titles shorter still.
          textWrap: title.length <= 60 ? 'balance' : 'wrap',
        },
      },
      title,
    ),
  )
  const svg = await satori(words, {
    width: WIDTH,
    height: HEIGHT,
    fonts: [
      { name: 'Heading', data: heading, weight: 600 },
      { name: 'Body', data: body, weight: 700 },
    ],
  })
  return sharp(Buffer.from(drawGround(seed)))
    .composite([{ input: Buffer.from(svg) }])
    .png({ palette: true, colors: 128, effort: 7 })
    .toBuffer()
}
