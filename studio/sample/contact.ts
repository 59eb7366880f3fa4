/** Where readers write. The ending `.example` belongs to nobody, so nothing is sent by mistake. */
export const contactEmail = 'hello@attune.example'
