import type { Locator, Page } from 'playwright'

/* Pictures: how they get into an image field, and which part of them matters. */

/** The part of an image field that takes pictures, and shows the one it has. */
function findImage(page: Page, name: string): Locator {
  return page.getByTestId('image-input').filter({ has: page.locator(`[id='${name}']`) })
}

async function waitForPicture(page: Page, name: string): Promise<void> {
  await findImage(page, name).getByTestId('hotspot-image-input').waitFor()
}

/** Chooses a file of this machine. */
export async function uploadImage(page: Page, name: string, file: string): Promise<void> {
  await findImage(page, name).getByTestId('file-button-input').setInputFiles(file)
  await waitForPicture(page, name)
}

/** Copies a plain picture of that size, as from an image editor, and pastes it with the keyboard. */
export async function pasteImage(
  page: Page,
  name: string,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  await page.evaluate(async ({ width, height }) => {
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('This browser can’t draw')
    context.fillStyle = 'teal'
    context.fillRect(0, 0, width, height)
    const picture = await canvas.convertToBlob({ type: 'image/png' })
    await navigator.clipboard.write([new ClipboardItem({ [picture.type]: picture })])
  }, size)
  const target = page.locator(`[id='${name}']`)
  await target.click({ position: { x: 16, y: 16 } })
  await page.locator(`[id='${name}']:focus`).waitFor()
  await page.keyboard.press('Control+v')
  await waitForPicture(page, name)
}

/** Drags a file of this machine from outside the browser onto the field. */
export async function dragImage(page: Page, name: string, file: string): Promise<void> {
  const target = page.locator(`[id='${name}']`)
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (!box) throw new Error(`The field ${name} is not in sight`)
  const devTools = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devTools.send('Input.dispatchDragEvent', {
      type,
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      data: { items: [], files: [file], dragOperationsMask: 1 },
    })
  }
  await devTools.detach()
  await waitForPicture(page, name)
}

/** Opens the tool for hotspot and crop, and gives its dialog. */
export async function openCropTool(page: Page, name: string): Promise<Locator> {
  await findImage(page, name).getByTestId('options-menu-edit-details').click()
  const dialog = page.locator(`[id='${name}_dialog']`)
  await dialog.locator('[data-handle="crop-left"]').waitFor()
  return dialog
}

/**
 * Drags one of the crop tool's handles: `crop`, `crop-left` and the like for the rectangle,
 * `hotspot` for the place of the ellipse, `hotspotHandle` for its size. In pixels of the screen.
 */
export async function dragHandle(
  page: Page,
  dialog: Locator,
  handle: string,
  by: { readonly x: number; readonly y: number },
): Promise<void> {
  const box = await dialog.locator(`[data-handle="${handle}"]`).boundingBox()
  if (!box) throw new Error(`The handle ${handle} is not in sight`)
  const start = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + by.x, start.y + by.y, { steps: 8 })
  await page.mouse.up()
}

/** Closes the crop tool. */
export async function closeCropTool(dialog: Locator): Promise<void> {
  await dialog.getByLabel('Close dialog').click()
  await dialog.waitFor({ state: 'detached' })
}
