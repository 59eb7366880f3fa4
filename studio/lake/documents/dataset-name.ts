/** True for names that Sanity allows, too; part of addresses and of where assets are found. */
export function isDatasetName(name: string): boolean {
  return /^[a-z0-9~][-_a-z0-9]{0,63}$/.test(name)
}
