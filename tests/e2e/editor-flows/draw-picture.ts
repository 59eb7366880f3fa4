import { join } from 'node:path'
import sharp from 'sharp'

/** Writes a picture of 320 × 200 pixels in one color; the name's ending says which kind. */
export async function drawPicture(
  folder: string,
  name: string,
  background: string,
): Promise<string> {
  const path = join(folder, name)
  await sharp({ create: { width: 320, height: 200, channels: 3, background } }).toFile(path)
  return path
}
